import { formatNumber } from '#drawing/format-number.ts';
import type { Language } from '#drawing/language.ts';
import type { LeftOut } from '../analyses/left-out.ts';
import type { EstimateUnit } from '../estimate.ts';
import { formatInterval } from './numbers.ts';

type LeftOutReason = keyof LeftOut;

/** The words of the report, complete in both languages. */
export const reportTexts = {
  da: {
    program: 'Hjemmebane Evaluering',
    page: 'side',
    of: 'af',
    invented: 'Opfundne personer og tal.',
    inventedMark: 'Opfundne personer og tal',
    figureNumber: 'Figur',
    tableNumber: 'Tabel',
    numbersInTable: 'Tallene i tabel',
    appendix: 'Bilag 1. Tallene bag figurerne',
    everybody: 'Alle',
    treated: 'Indsats',
    control: 'Kontrol',
    share: 'Andel',
    points: 'pct.point',
    hidden: 'skjult',
    none: '–',
    noNumber: 'intet tal',
    effect: 'Forskel',
    difference: 'Forskel',
    row: 'Række',
    from: '95 % fra',
    to: 'til',
    bandFrom: 'fælles fra',
    bandTo: 'til ',
    pValue: 'p-værdi',
    pAlone: 'p alene',
    pCorrected: 'p rettet',
    adjustedPValue: 'p, rettet',
    interval: (low: number, high: number, unit: EstimateUnit) =>
      `95 %-interval ${formatInterval(low, high, unit, 'da')}`,
    foot: (version: string, plan: string) => `Hjemmebane ${version}, plan ${plan}`,
    detectable: { short: 'kan opdages' },
    overTime: {
      heading: 'Grupperne år for år',
      difference: 'Forskel,',
      differenceRow: 'Forskel, pct.point',
      change: 'ændring',
      notPossible: 'ikke mulig',
      nobody: '0 % i begge grupper',
      chosen: '0 % før start: sådan er gruppen udvalgt',
      noneTested: 'ingen periode kan prøves',
      nowhere: 'ikke til at skelne i noget år',
      significantIn: (periods: string) => `signifikant i ${periods}`,
      afterCorrection: (left: number, found: number) =>
        left === 0
          ? 'i ingen efter rettelse for antal prøver'
          : `i ${left} af ${found} efter rettelse for antal prøver`,
      changeFound: 'Forskellen har flyttet sig (signifikant)',
      changeLost: 'Forskellen har flyttet sig, men ikke efter rettelse for antal prøver',
      changeNotFound: 'At forskellen har flyttet sig, er ikke signifikant',
      changeImpossible: 'Før og efter kan ikke sammenlignes: sådan er gruppen udvalgt',
      changeHidden: 'Ændringen er skjult',
      changeUntested: 'Ændringen kan ikke prøves',
      beforeStart: (early: string, moved: string, late: string, after: string) =>
        `Før start flyttede forskellen sig ${moved} (${early}), derefter ${after} (${late}).`,
      key: 'Fyldt prik: signifikant hver for sig. Hul prik: ikke signifikant. Rude: ændringen fra før til efter. Bånd: Wilson. Intervaller: Newcombe.',
      from: '95 %-interval fra',
      to: 'til',
      countOf: (base: string) => `antal af ${base}`,
      count: 'antal',
      base: 'base',
      form: (periods: string) =>
        `To grupper over tid, ${periods}: andele med bånd øverst, forskellen med interval nederst.`,
      lastReading: (period: string, effect: string, interval: string) =>
        `I ${period} er forskellen ${effect}, ${interval}.`,
      hiddenPeriods: (periods: string) => `Skjult: ${periods}.`,
    },
    comparisons: {
      heading: 'Hvilke grupper skiller sig ud?',
      group: 'Gruppe',
      number: (confidence: string) => `forskel, ${confidence}-interval`,
      one: (treated: string, control: string, isFound: boolean) =>
        `${treated} og ${control.toLowerCase()} ${isFound ? 'er forskellige (signifikant)' : 'er ikke til at skelne (ikke signifikant)'}`,
      noneTested: 'Ingen gruppe kan prøves',
      many: (tested: number, alone: number, corrected: number | null, names: string) =>
        alone === 0
          ? `${tested} grupper prøvet, ingen er signifikant`
          : `${tested} grupper prøvet, ${alone} signifikant hver for sig (${names})${corrected === null ? '' : corrected === 0 ? ', ingen efter rettelse' : `, ${corrected} efter rettelse`}`,
      key: (confidence: string) => `Streg: ${confidence}-interval for ét udsagn. Fyldt prik: signifikant.`,
      corrected: (method: string, family: string) =>
        `p rettet for antal prøver i familien »${family}« (${method === 'holm' ? 'Holm' : 'Benjamini-Hochberg'}); fyldt prik kræver begge.`,
      uncorrected: 'Planen retter ikke for antal prøver.',
      form: (n: number, period: string | null) =>
        `${n} ${n === 1 ? 'række' : 'rækker'} med punkt og interval${period ? `, ${period}` : ''}.`,
    },
    leftOut: {
      heading: 'Udeladt',
      one: (reason: LeftOutReason, n: number | null, language: Language) =>
        `${n === null ? 'færre end grænsen' : formatNumber(n, language)} ${{ outcomeMissing: 'rækker uden udfald', otherGroup: 'rækker i ingen af grupperne', periodMissing: 'rækker uden periode', covariateMissing: 'rækker uden en baggrundsoplysning' }[reason]}`,
    },
    eventStudy: {
      heading: 'Hvornår flyttede forskellen sig?',
      sub: (base: string, unit: string) =>
        `Ændring i forskellen mellem grupperne siden ${base}${unit ? `, ${unit}` : ''}.`,
      base: 'basisår: 0',
      start: 'start',
      joint: (n: number) => `lyst felt: alle ${n} perioder på én gang`,
      single: 'streg: én periode ad gangen',
      bases: (treated: string, control: string) => `${treated} i indsatsgruppen, ${control} i kontrolgruppen.`,
      jointText: (factor: string | null) =>
        `Fælles felt: rummer alle perioder på én gang med 95 % sikkerhed${factor ? ` (faktor ${factor})` : ''}.`,
      filled: 'Fyldt prik: det fælles felt går fri af 0.',
      preTest: (p: string, isFound: boolean) =>
        isFound
          ? `Prøve af perioderne før start: ${p}. Grupperne udviklede sig forskelligt, før indsatsen begyndte.`
          : `Prøve af perioderne før start: ${p}. Det beviser ikke ens forløb.`,
      couldSee: (size: string) =>
        `Prøven finder et skævt forløb på ${size} pr. periode i 80 af 100 tilfælde; mindre kan være overset.`,
      hadPower: (percent: string) => `Prøven ville finde det forløb, planen nævner, i ${percent} af 100 tilfælde.`,
      unknownPower: 'Hvad prøven kunne have set, er ikke regnet ud.',
      noPreTest: 'Perioderne før start er ikke prøvet samlet.',
      preTestHidden: 'Prøven af perioderne før start er skjult.',
      preTestImpossible: 'Perioderne før start kan ikke prøves samlet.',
      movedBoth: (early: string, late: string, base: string) =>
        `Forskellen afviger fra ${base} både før start (${early}) og efter (${late})`,
      movedBefore: (early: string, base: string) => `Forskellen afviger fra ${base} før start (${early}), ikke efter`,
      movedAfter: (late: string, base: string) => `Forskellen afviger fra ${base} efter start (${late}), ikke før`,
      movedNowhere: (base: string) => `Ingen periode er til at skelne fra ${base}`,
      form: (periods: string, base: string) => `Hændelsesstudie, ${periods}, med ${base} som basis.`,
    },
  },
  en: {
    program: 'Hjemmebane Evaluation',
    page: 'page',
    of: 'of',
    invented: 'Invented persons and figures.',
    inventedMark: 'Invented persons and figures',
    figureNumber: 'Figure',
    tableNumber: 'Table',
    numbersInTable: 'The numbers as a table',
    appendix: 'Appendix 1. The numbers behind the figures',
    everybody: 'Everybody',
    treated: 'Treated',
    control: 'Control',
    share: 'Share',
    points: 'pp',
    hidden: 'hidden',
    none: '–',
    noNumber: 'no number',
    effect: 'Difference',
    difference: 'Difference',
    row: 'Row',
    from: '95% from',
    to: 'to',
    bandFrom: 'joint from',
    bandTo: 'to ',
    pValue: 'p value',
    pAlone: 'p alone',
    pCorrected: 'p corrected',
    adjustedPValue: 'p, corrected',
    interval: (low: number, high: number, unit: EstimateUnit) =>
      `95% interval ${formatInterval(low, high, unit, 'en')}`,
    foot: (version: string, plan: string) => `Hjemmebane ${version}, plan ${plan}`,
    detectable: { short: 'detectable' },
    overTime: {
      heading: 'The groups year by year',
      difference: 'Difference,',
      differenceRow: 'Difference, pp',
      change: 'change',
      notPossible: 'not possible',
      nobody: '0% in both groups',
      chosen: '0% before the start: the group was chosen so',
      noneTested: 'no period can be tested',
      nowhere: 'cannot be told apart in any year',
      significantIn: (periods: string) => `significant in ${periods}`,
      afterCorrection: (left: number, found: number) =>
        left === 0
          ? 'in none when the number of tests is counted'
          : `in ${left} of ${found} when the number of tests is counted`,
      changeFound: 'The difference has moved (significant)',
      changeLost: 'The difference has moved, but not when the number of tests is counted',
      changeNotFound: 'That the difference has moved is not significant',
      changeImpossible: 'Before and after cannot be compared: the group was chosen so',
      changeHidden: 'The change is hidden',
      changeUntested: 'The change cannot be tested',
      beforeStart: (early: string, moved: string, late: string, after: string) =>
        `Before the start the difference moved ${moved} (${early}), then ${after} (${late}).`,
      key: 'Filled point: significant by itself. Hollow point: not significant. Diamond: the change from before to after. Bands: Wilson. Intervals: Newcombe.',
      from: '95% interval from',
      to: 'to',
      countOf: (base: string) => `count of ${base}`,
      count: 'count',
      base: 'base',
      form: (periods: string) =>
        `Two groups over time, ${periods}: shares with bands above, their difference with intervals below.`,
      lastReading: (period: string, effect: string, interval: string) =>
        `In ${period} the difference is ${effect}, ${interval}.`,
      hiddenPeriods: (periods: string) => `Hidden: ${periods}.`,
    },
    comparisons: {
      heading: 'Which groups stand out?',
      group: 'Group',
      number: (confidence: string) => `difference, ${confidence} interval`,
      one: (treated: string, control: string, isFound: boolean) =>
        `${treated} and ${control.toLowerCase()} ${isFound ? 'differ (significant)' : 'cannot be told apart (not significant)'}`,
      noneTested: 'No group can be tested',
      many: (tested: number, alone: number, corrected: number | null, names: string) =>
        alone === 0
          ? `${tested} groups tested, none is significant`
          : `${tested} groups tested, ${alone} significant by itself (${names})${corrected === null ? '' : corrected === 0 ? ', none when corrected' : `, ${corrected} when corrected`}`,
      key: (confidence: string) => `Line: ${confidence} interval of one statement. Filled point: significant.`,
      corrected: (method: string, family: string) =>
        `p corrected for the number of tests in the family “${family}” (${method === 'holm' ? 'Holm' : 'Benjamini-Hochberg'}); a filled point needs both.`,
      uncorrected: 'The plan does not correct for the number of tests.',
      form: (n: number, period: string | null) =>
        `${n} ${n === 1 ? 'row' : 'rows'} with point and interval${period ? `, ${period}` : ''}.`,
    },
    leftOut: {
      heading: 'Left out',
      one: (reason: LeftOutReason, n: number | null, language: Language) =>
        `${n === null ? 'fewer than the limit' : formatNumber(n, language)} ${{ outcomeMissing: 'rows without an outcome', otherGroup: 'rows in neither group', periodMissing: 'rows without a period', covariateMissing: 'rows without a covariate' }[reason]}`,
    },
    eventStudy: {
      heading: 'When did the difference move?',
      sub: (base: string, unit: string) =>
        `Change of the difference between the groups since ${base}${unit ? `, ${unit}` : ''}.`,
      base: 'base: 0',
      start: 'start',
      joint: (n: number) => `pale field: all ${n} periods at once`,
      single: 'line: one period at a time',
      bases: (treated: string, control: string) => `${treated} in the treated group, ${control} in the control group.`,
      jointText: (factor: string | null) =>
        `Joint field: holds all periods at once with 95% confidence${factor ? ` (factor ${factor})` : ''}.`,
      filled: 'Filled point: the joint field clears 0.',
      preTest: (p: string, isFound: boolean) =>
        isFound
          ? `Test of the periods before the start: ${p}. The groups developed differently before the effort began.`
          : `Test of the periods before the start: ${p}. That does not prove that they ran alike.`,
      couldSee: (size: string) =>
        `The test finds a skewed course of ${size} per period in 80 of 100 cases; less may have been missed.`,
      hadPower: (percent: string) => `The test would find the course that the plan names in ${percent} of 100 cases.`,
      unknownPower: 'What the test could have seen has not been computed.',
      noPreTest: 'The periods before the start have not been tested together.',
      preTestHidden: 'The test of the periods before the start is hidden.',
      preTestImpossible: 'The periods before the start cannot be tested together.',
      movedBoth: (early: string, late: string, base: string) =>
        `The difference departs from ${base} both before the start (${early}) and after (${late})`,
      movedBefore: (early: string, base: string) =>
        `The difference departs from ${base} before the start (${early}), not after`,
      movedAfter: (late: string, base: string) =>
        `The difference departs from ${base} after the start (${late}), not before`,
      movedNowhere: (base: string) => `No period can be told from ${base}`,
      form: (periods: string, base: string) => `Event study, ${periods}, with ${base} as base.`,
    },
  },
} as const;
