import { formatNumber } from '#drawing/format-number.ts';
import type { Language } from '#drawing/language.ts';
import type { LeftOut } from '../analyses/left-out.ts';
import type { EstimateUnit } from '../estimate.ts';
import type { Family } from '../plan/plan-schema.ts';
import { formatInterval } from './numbers.ts';

/** The corrections by the names of those who made them. */
const CORRECTIONS: Record<Family['method'], string> = {
  holm: 'Holm',
  hommel: 'Hommel',
  'benjamini-hochberg': 'Benjamini-Hochberg',
  'benjamini-yekutieli': 'Benjamini-Yekutieli',
};

type LeftOutReason = keyof LeftOut;

/** Who could be compared; null = the method does not say. */
type Overlap = Record<'unmatched' | 'effective' | 'outsideTreated' | 'outsideControl' | 'control', number | null>;

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
    noNumberBecause: {
      'impossible-by-construction': '0 % før start: sådan er gruppen udvalgt',
      'clusters-hold-both-groups': 'områderne rummer begge grupper',
      'group-not-seen': 'en af grupperne er ikke set',
      'empty-group': 'en af grupperne er tom',
      'no-variation': 'alle har samme tal',
      collinear: 'følger et andet led fuldt ud',
      'no-periods-before': 'ingen perioder før start',
      'singular-covariance': 'kan ikke regnes ud: perioderne følges ad',
    },
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
      `95\u00A0%-interval ${formatInterval(low, high, unit, 'da')}`,
    foot: (version: string, plan: string) => `Hjemmebane ${version}, plan ${plan}`,
    detectable: {
      short: 'kan opdages',
      heading: 'Hvad der kunne være set',
      headline: (below: number, all: number) =>
        below === all
          ? 'Alle forskelle er under det, der kan opdages'
          : `${below} af ${all} forskelle er under det, der kan opdages`,
      sub: 'Mindste forskel, der findes i 80 af 100 tilfælde, og hvad der blev set, uden fortegn.',
      seen: 'set',
      can: 'kan opdages',
      clustered: 'når områder regnes som klynger',
      caption: 'Felt: til den mindste forskel, der kan opdages. Prik: set; fyldt, når den er signifikant.',
      noClusters: 'Personer regnes som uafhængige; hænger områder sammen, kan mindre opdages.',
      withClusters: (icc: string | null, clusters: number | null) =>
        `Klynger${icc === null ? '' : `: intraklassekorrelation ${icc}`}${clusters === null ? '' : `, ${clusters} områder`}.`,
      form: (n: number) => `Mindste forskel, der kan opdages, ${n} rækker.`,
      row: (limit: string, seen: string) => `${limit} · set ${seen}`,
    },
    subtitle: (sources: readonly string[]) => `Data: ${sources.map((one) => one.replace(/\.$/, '')).join('; ')}.`,
    analysis: 'Analyse',
    someHidden: 'Nogle tal er skjult.',
    question: {
      heading: 'Spørgsmål og korte svar',
      plain: 'Er der forskel på de to grupper, og har forskellen flyttet sig?',
      share: (label: string, rate: string, base: string, isCount: boolean) =>
        isCount ? `${label} ${rate}` : `${label} ${rate} af ${base}`,
      hidden: (when: string | null) => `Forskellen${when ? ` i ${when}` : ''} er skjult.`,
      differ: (when: string | null) =>
        when ? `I ${when} er grupperne forskellige (signifikant).` : 'Grupperne er forskellige (signifikant).',
      alike: (when: string | null) =>
        when
          ? `I ${when} er grupperne ikke til at skelne (ikke signifikant).`
          : 'Grupperne er ikke til at skelne (ikke signifikant).',
      levels: (outcome: string, treated: string, control: string, difference: string) =>
        `${outcome}: ${treated}; ${control.toLowerCase()}. Forskel ${difference}.`,
      means: (outcome: string, difference: string) => `${outcome}: forskel ${difference}.`,
      adjusted: 'Mellem mennesker, der ligner hinanden:',
      partsLead: (found: number, tested: number) => `${found} af ${tested} undergrupper skiller sig ud hver for sig.`,
      parts: (names: string, corrected: number | null, period: string | null) =>
        `${period ? `Målt i ${period}. ` : ''}${names ? `${names}. ` : ''}${corrected === null ? 'Planen retter ikke for antal prøver.' : corrected === 0 ? 'Rettet for antal prøver er ingen tilbage.' : `Rettet for antal prøver er ${corrected} tilbage.`}`,
      facts: {
        outcome: 'Udfald',
        groups: 'Grupper',
        start: 'Start',
        periods: 'Perioder',
        methods: 'Metoder',
        confidence: 'Intervaller',
        correction: 'Flere prøver',
        disclosure: 'Fortrolighed',
        disclosureText: (smallest: number) => `antal på 1–${smallest - 1} personer, og hvad der røber dem, er skjult`,
      },
    },
    population: {
      heading: 'Hvem tallene handler om',
      headline: (from: string, to: string) => `Fra ${from} i registret til ${to} i analysen`,
      sub: 'Hvert fald er talt af programmet.',
      caption: 'Kilde: registrene i planen, talt i den rækkefølge, planen nævner.',
      form: 'Flow fra registret til figurernes grupper.',
      ends: (treated: string, control: string) =>
        `Det ender i ${treated} i indsatsgruppen og ${control} i kontrolgruppen.`,
      part: (name: string) => `heraf ${name}`,
      step: 'Trin',
      leaves: 'Går ud: ',
      neither: 'I ingen af grupperne',
      unknownCodes: (codes: string) => `Ugekoder, som kodelisten ikke kender (personer): ${codes}.`,
    },
    composition: {
      heading: 'Ligner grupperne hinanden?',
      headline: (apart: number, all: number) =>
        apart === 0
          ? `Grupperne ligner hinanden på alle ${all} punkter`
          : `Grupperne adskiller sig på ${apart} af ${all} punkter`,
      sub: 'Procent eller gennemsnit (spredning). Gråt felt: højst 0,1 standardafvigelse fra hinanden.',
      plot: 'Standardiseret forskel',
      before: 'før',
      after: 'efter vægtning',
      afterColumn: 'efter vægtning',
      key: 'Rude: før vægtning, fyldt uden for feltet. Prik: efter.',
      keyBefore: 'Rude: fyldt uden for det grå felt. Tallet til højre er den standardiserede forskel.',
      bases: (treated: string, control: string) => `${treated}, ${control}.`,
      form: (n: number) => `Balance mellem grupperne, ${n} punkter, standardiserede forskelle. De største:`,
      variable: 'Kendetegn',
      mean: 'gennemsnit',
      missing: 'mangler',
      yesNo: ['nej', 'ja'],
      afterShort: 'efter',
      balanceHeadline: (before: number, after: number, all: number) =>
        `${before} af ${all} kendetegn skiller grupperne før, ${after} efter`,
      balanceKey:
        'Rude: før, fyldt uden for det grå felt (højst 0,1 standardafvigelse). Prik: efter. Tallet til højre er forskellen før.',
      balanceForm: (n: string) => `Balance før og efter, ${n} kendetegn, standardiserede forskelle.`,
    },
    effects: {
      fromBase: 'fra basisåret',
      beforeStart: 'før start',
      single: (name: string, isFound: boolean) => `${name}: ${isFound ? 'signifikant' : 'ikke signifikant'}`,
      betweenPeriods: (tested: number, found: number) =>
        `${found === 0 ? 'Ingen' : found} af ${tested} skift mellem to perioder i træk er signifikant${found > 1 ? 'e' : ''}, hvor kun den ene periode er det`,
      betweenKey: 'Forskellen i gruppen minus forskellen uden for den.',
      between: 'Er det anderledes i grupperne end uden for dem?',
      betweenLevels: (period: string) => (tested: number, found: number) =>
        `${found === 0 ? 'Ingen' : found} af ${tested} grupper har en anden forskel end resten${period === 'all' ? '' : ` i ${period}`} (signifikant)`,
      betweenChanges: (tested: number, found: number) =>
        `${found === 0 ? 'Ingen' : found} af ${tested} grupper har en anden ændring end resten (signifikant)`,
      fewShort: '(få områder)',
      smallestP: (p: string) => `Med så få områder kan p ikke blive mindre end ${p}.`,
      worthless: 'Intervaller er udeladt, hvor fejlen hviler på få områder med indsats: de ville være alt for smalle.',
      byPerson: 'Fejl på personer regner personer i samme område som uafhængige.',
      errorsBy: (method: string) => `fejl: ${method}`,
      levelHeadline: (tested: number, shown: number) =>
        shown === 0
          ? 'At forskellen er inden for planens grænse, er ikke vist'
          : `Forskellen er inden for planens grænse i ${shown} af ${tested} prøver`,
      levelKey: (margins: string) => `Ækvivalensprøve med grænsen ${margins}. Fyldt: vist at ligge inden for grænsen.`,
      adjusted: 'Når grupperne gøres ens',
      adjustedHeadline: (tested: number, found: number) =>
        `${found === 0 ? 'Ingen' : found} af ${tested} sammenligninger mellem lignende personer er signifikant${found === 1 || found === 0 ? '' : 'e'}`,
      changes: 'Ændringen selv',
      changesHeadline: (tested: number, found: number) =>
        `${found === 0 ? 'Ingen' : found} af ${tested} ændringer er signifikant${found === 1 || found === 0 ? '' : 'e'}`,
      few: 'Når få områder har fået indsatsen',
      fewHeadline: (tested: number, found: number) =>
        `${found === 0 ? 'Ingen' : found} af ${tested} prøver, der tåler få områder, er signifikant${found === 1 || found === 0 ? '' : 'e'}`,
      fewWarning: (treated: number, clusters: number | null, isOffered: boolean) =>
        `Kun ${treated}${clusters === null ? '' : ` af ${clusters}`} områder fik indsatsen. Med så få er klyngefejl for små, og deres intervaller for smalle: tro ikke på dem. ${isOffered ? 'Her er de prøver, der tåler det.' : 'Planen beder ikke om en prøve, der tåler det (randomisering eller wild cluster bootstrap).'}`,
      further: 'Flere prøver af samme spørgsmål',
      furtherHeadline: (tested: number, found: number) =>
        `${found === 0 ? 'Ingen' : found} af ${tested} prøver er signifikant${found === 1 || found === 0 ? '' : 'e'}`,
      sensitivity: 'Hvor meget valgene i planen betyder',
      sensitivityHeadline: (tested: number, found: number) =>
        `Samme spørgsmål regnet på ${tested} måder: ${found === 0 ? 'ingen' : found} signifikant${found === 1 || found === 0 ? '' : 'e'}`,
      number: 'forskel, interval',
      key: 'Streg: interval for ét udsagn. Grå bjælke: fælles interval. Fyldt: signifikant. Rude: ændring over tid.',
      overlap: (method: string, { unmatched, effective, outsideTreated, outsideControl, control }: Overlap) =>
        [
          `${method}:`,
          unmatched === null
            ? null
            : `${formatNumber(unmatched, 'da')} i indsatsgruppen har ingen at blive sammenlignet med.`,
          outsideTreated === null || outsideControl === null
            ? null
            : `${formatNumber(outsideTreated, 'da')} i indsatsgruppen og ${formatNumber(outsideControl, 'da')} i kontrolgruppen ligger uden for det, grupperne har fælles.`,
          effective === null
            ? null
            : `Kontrolgruppens ${control === null ? '' : `${formatNumber(control, 'da')} `}personer bærer efter vægtning samme viden som ${formatNumber(effective, 'da', 0)}.`,
        ]
          .filter(Boolean)
          .join(' '),
    },
    regression: {
      heading: 'Regressioner',
      term: 'Led',
      coefficient: 'Koefficient',
      standardError: 'Standardfejl',
      from: 'fra',
      degreesOfFreedom: 'Frihedsgrader',
      intercept: 'Konstant',
      errors: (method: string) => `Fejl: ${method}.`,
      jointTests: 'Samlede prøver: om alle koefficienter i hver prøve er nul på én gang.',
      joint: (numerator: string, denominator: string, statistic: string, p: string) =>
        `F(${numerator}; ${denominator}) = ${statistic}, ${p}.`,
      bases: (treated: string, control: string) => `Base ${treated} og ${control}.`,
    },
    cannot: {
      heading: 'Hvad der ikke kan konkluderes',
      cause: {
        lead: 'At indsatsen er årsagen.',
        text: 'Planen siger ikke, at grupperne er dannet ved lodtrækning. Det, der ikke er målt, som helbred, dansk og motivation, kan skille dem.',
      },
      noPreTrend: {
        lead: 'At grupperne ville have udviklet sig ens.',
        text: 'Perioderne før start er ikke prøvet; planen har intet hændelsesstudie.',
      },
      skewed: 'At grupperne ville have udviklet sig ens uden indsatsen.',
      alike: 'At ens forløb før start er bevist.',
      nullLead: (what: string) => `At forskellen er nul (${what}).`,
      nullText: (seen: string, could: string | null) =>
        could === null
          ? `Set: ${seen}. Hvad der kunne være opdaget, er ikke regnet ud.`
          : `Set: ${seen}. Først en forskel på ${could} ville blive fundet i 80 af 100 tilfælde.`,
      chosenLead: 'At grupper uden udfald før start fik mest ud af det.',
      chosenText: (names: string) =>
        `${names}: gruppen er valgt, så den har 0 % før start. Noget af stigningen kommer af sig selv.`,
      manyLead: 'At hvert signifikant tal er et fund.',
      manyText: (tests: number, expected: string, found: number, corrected: number | null) =>
        `${tests} prøver: ${expected} ventes signifikante ved tilfælde, ${found} er det${corrected === null ? '; planen retter ikke for det' : `, ${corrected} efter rettelse`}.`,
      clustersLead: 'At intervaller med klynger er sikre.',
      clustersText: (least: number) => `Kun ${least} områder fik indsatsen; med under ti er klyngefejl for små.`,
      unlikeLead: 'At grupperne er sammenlignelige.',
      unlikeText: (names: string) => `De adskiller sig på ${names}. Vægte og matchning retter kun det, der er målt.`,
      hiddenLead: 'Noget om de skjulte tal.',
      hiddenText: (n: number, smallest: number) =>
        `${n} resultater er skjult, fordi de hviler på 1–${smallest - 1} personer eller ville røbe dem. De er ikke nul.`,
      persons: {
        lead: 'Noget om den enkelte borger, medarbejder eller kommune.',
        text: 'Data er indsamlet til sagsbehandling, ikke til dette spørgsmål, og tallene gælder grupper.',
      },
    },
    method: {
      heading: 'Sådan er det regnet',
      opening:
        'Hver metode i kørslen med den fejl og den prøve, som resultaterne selv nævner. Ligninger og kilder: docs/evaluation-methods.md.',
      errors: (names: string) => (names ? `Fejl: ${names}.` : ''),
      tests: (names: string) => (names ? `Prøve: ${names}.` : ''),
    },
    disclosure: {
      heading: 'Fortrolighed',
      rule: 'Regel',
      ruleText: (smallest: number) => `Antal fra 1 til ${smallest - 1} er skjult, og andele med base regnes som antal.`,
      estimates: 'Resultater',
      estimatesText: (hidden: string, all: string, primary: string, complementary: string) =>
        `${hidden} af ${all} skjult: ${primary} for deres egen skyld, ${complementary} for ikke at røbe andre.`,
      cells: 'Antal',
      cellsText: (cells: string, hidden: string) =>
        `${cells} antal kan regnes ud af resultaterne; ${hidden} er skjult.`,
      attack: 'Angreb',
      attackText: (width: string) =>
        `Det skjulte antal, som angriberen kender bedst, kan stadig variere med ${width} personer.`,
      proof: 'Nødvendighed',
      proved: 'Det er bevist, at færre skjulte resultater ikke ville være nok.',
      gap: (percent: string) => `Højst ${percent} af det skjulte kunne måske være undgået.`,
    },
    traceability: {
      heading: 'Sporbarhed',
      data: (name: string) => `Data: ${name}`,
      size: (rows: string, columns: string) => `${rows} rækker, ${columns} kolonner.`,
      plan: 'Plan',
      program: 'Program',
      format: (version: number) => `results.json version ${version}`,
      again: 'Igen',
      againText: 'Samme plan, data og program giver de samme bytes.',
    },
    checklist: {
      heading: 'Tjeklister',
      opening:
        'Udfyldt af programmet ud fra kørslen. »Planen siger det ikke«: evaluator skal selv svare. Punkterne er gengivet med vores ord.',
      title: (name: string, answered: number, all: number) =>
        `${name}: ${answered} af ${all} punkter besvaret af kørslen`,
      item: 'Punkt',
      where: 'Hvor i rapporten',
      fromRun: 'Fra kørslen',
      yes: 'ja',
      no: 'nej, ikke bestilt i planen',
      unsaid: 'planen siger det ikke',
      notBlinded: 'nej, registre er ikke blindede',
      front: 'Forsiden',
    },
    estimators: {
      'difference-in-shares': {
        name: 'Forskel i andele',
        text: 'Andelen i indsatsgruppen minus andelen i kontrolgruppen.',
      },
      'difference-in-differences': {
        name: 'Forskel i forskelle',
        text: 'Hvor meget forskellen mellem grupperne flyttede sig fra før til efter.',
      },
      'difference-in-means': {
        name: 'Forskel i gennemsnit',
        text: 'Gennemsnittet i indsatsgruppen minus gennemsnittet i kontrolgruppen.',
      },
      'difference-between-periods': {
        name: 'Forskel mellem to perioder i træk',
        text: 'Har forskellen flyttet sig, person for person, fra en periode til den næste, når kun den ene er signifikant?',
      },
      'difference-between-subgroups': {
        name: 'Forskel mellem grupper',
        text: 'Om forskellen er en anden i en gruppe end uden for den.',
      },
      'mantel-haenszel': { name: 'Mantel-Haenszel', text: 'Fælles odds-ratio over lag af ens personer.' },
      'equivalence-two-one-sided': {
        name: 'Ækvivalensprøve',
        text: 'To ensidede prøver af, om forskellen ligger inden for en grænse, planen nævner.',
      },
      balance: { name: 'Balance', text: 'Hvor langt grupperne er fra hinanden før og efter, i standardafvigelser.' },
      composition: { name: 'Sammensætning', text: 'Grupperne side om side med forskellen i standardafvigelser.' },
      'event-study': { name: 'Hændelsesstudie', text: 'Forskellen i hver periode målt fra basisperioden.' },
      'pre-trend-test': {
        name: 'Prøve af forløbet før start',
        text: 'Om alle perioder før start samlet afviger fra basis.',
      },
      'exact-matching': { name: 'Eksakt matchning', text: 'Kun personer med præcis samme kendetegn sammenlignes.' },
      'coarsened-exact-matching': {
        name: 'Matchning i intervaller',
        text: 'Som eksakt matchning, med tal delt i intervaller.',
      },
      'nearest-neighbour': {
        name: 'Nærmeste nabo',
        text: 'Hver i indsatsgruppen får den kontrolperson, der ligner mest.',
      },
      'nearest-neighbour-adjusted': {
        name: 'Nærmeste nabo, justeret',
        text: 'Som nærmeste nabo, med de sidste forskelle regnet ud af udfaldet.',
      },
      subclassification: {
        name: 'Lag efter sandsynlighed',
        text: 'Personer deles i lag efter sandsynligheden for indsats.',
      },
      'inverse-probability': {
        name: 'Vægtning med sandsynlighed',
        text: 'Kontrolpersoner vægtes, så de ligner indsatsgruppen.',
      },
      'entropy-balancing': {
        name: 'Entropivægtning',
        text: 'Vægte, der gør gennemsnittene præcis ens med mindst mulig spredning.',
      },
      'outcome-regression': {
        name: 'Regression på kontrolgruppen',
        text: 'Kontrolgruppens sammenhæng siger, hvad indsatsgruppen ellers ville have.',
      },
      'doubly-robust': { name: 'Dobbelt robust', text: 'Vægtning og regression sammen; én af dem skal være rigtig.' },
      'randomisation-test': { name: 'Randomiseringsprøve', text: 'Hvad nu hvis andre områder havde fået indsatsen?' },
      'wild-cluster-bootstrap': { name: 'Wild cluster bootstrap', text: 'Hele områders fejl vendes om og om igen.' },
      'least-squares': { name: 'Mindste kvadrater', text: 'Lineær regression.' },
      'joint-test': { name: 'Samlet prøve', text: 'Om flere koefficienter i en regression alle er nul.' },
      logit: { name: 'Logit', text: 'Logistisk regression.' },
    },
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
        left === found
          ? 'også efter rettelse for antal prøver'
          : left === 0
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
          : `${tested} grupper prøvet, ${alone} signifikant hver for sig: ${names}${corrected === null ? '' : corrected === 0 ? '. Ingen efter rettelse' : `. ${corrected} efter rettelse`}`,
      key: (confidence: string) => `Streg: ${confidence}-interval for ét udsagn. Fyldt prik: signifikant.`,
      corrected: (method: Family['method'], family: string) =>
        `p rettet for antal prøver i familien »${family}« (${CORRECTIONS[method]}); fyldt prik kræver begge.`,
      uncorrected: 'Planen retter ikke for antal prøver.',
      form: (n: number, period: string | null) =>
        `${n} ${n === 1 ? 'række' : 'rækker'} med punkt og interval${period ? `, ${period}` : ''}.`,
    },
    leftOut: {
      heading: 'Udeladt',
      title: 'Rækker, som analyserne ikke kunne bruge',
      reasons: {
        otherGroup: 'i ingen af grupperne',
        periodMissing: 'uden periode',
        outcomeMissing: 'uden udfald',
        covariateMissing: 'uden baggrundsoplysning',
      },
      one: (reason: LeftOutReason, n: number | null, language: Language) =>
        `${n === null ? 'færre end grænsen' : formatNumber(n, language)} ${{ outcomeMissing: 'rækker uden udfald', otherGroup: 'rækker i ingen af grupperne', periodMissing: 'rækker uden periode', covariateMissing: 'rækker uden en baggrundsoplysning' }[reason]}`,
    },
    eventStudy: {
      heading: 'Hvornår flyttede forskellen sig?',
      sub: (base: string, unit: string) =>
        `Ændring i forskellen mellem grupperne siden ${base}${unit ? `, ${unit}` : ''}.`,
      base: 'basisår: 0',
      start: (period: string) => `start ${period}`,
      joint: (n: number) => `felt: alle ${n} perioder på én gang`,
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
      powerOfEffect: (percent: string) =>
        `Et skævt forløb, der alene ville give den målte ændring, findes i ${percent} af 100 tilfælde.`,
      unknownPower: 'Hvad prøven kunne have set, er ikke regnet ud.',
      noPreTest: 'Perioderne før start er ikke prøvet samlet.',
      preTestFew: 'Perioderne før start kan ikke prøves med så få områder.',
      untestable: (base: string) => `Ændringen siden ${base} kan ikke prøves med så få områder`,
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
    noNumberBecause: {
      'impossible-by-construction': '0% before the start: the group was chosen so',
      'clusters-hold-both-groups': 'the areas hold both groups',
      'group-not-seen': 'one of the groups was not seen',
      'empty-group': 'one of the groups is empty',
      'no-variation': 'all have the same number',
      collinear: 'follows another term entirely',
      'no-periods-before': 'no periods before the start',
      'singular-covariance': 'cannot be computed: the periods move together',
    },
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
    detectable: {
      short: 'detectable',
      heading: 'What could have been seen',
      headline: (below: number, all: number) =>
        below === all
          ? 'All differences are below what can be found'
          : `${below} of ${all} differences are below what can be found`,
      sub: 'The smallest difference found in 80 of 100 cases, and what was seen, without sign.',
      seen: 'seen',
      can: 'can be found',
      clustered: 'when areas count as clusters',
      caption: 'Field: up to the smallest difference that can be found. Point: seen; filled when significant.',
      noClusters: 'Persons are taken as independent; where areas hang together, less can be found.',
      withClusters: (icc: string | null, clusters: number | null) =>
        `Clusters${icc === null ? '' : `: intra-cluster correlation ${icc}`}${clusters === null ? '' : `, ${clusters} areas`}.`,
      form: (n: number) => `Smallest difference that can be found, ${n} rows.`,
      row: (limit: string, seen: string) => `${limit} · seen ${seen}`,
    },
    subtitle: (sources: readonly string[]) => `Data: ${sources.map((one) => one.replace(/\.$/, '')).join('; ')}.`,
    analysis: 'Analysis',
    someHidden: 'Some numbers are hidden.',
    question: {
      heading: 'Question and short answers',
      plain: 'Do the two groups differ, and has the difference moved?',
      share: (label: string, rate: string, base: string, isCount: boolean) =>
        isCount ? `${label} ${rate}` : `${label} ${rate} of ${base}`,
      hidden: (when: string | null) => `The difference${when ? ` in ${when}` : ''} is hidden.`,
      differ: (when: string | null) =>
        when ? `In ${when} the groups differ (significant).` : 'The groups differ (significant).',
      alike: (when: string | null) =>
        when
          ? `In ${when} the groups cannot be told apart (not significant).`
          : 'The groups cannot be told apart (not significant).',
      levels: (outcome: string, treated: string, control: string, difference: string) =>
        `${outcome}: ${treated}; ${control.toLowerCase()}. Difference ${difference}.`,
      means: (outcome: string, difference: string) => `${outcome}: difference ${difference}.`,
      adjusted: 'Among people who are alike:',
      partsLead: (found: number, tested: number) => `${found} of ${tested} subgroups stand out by themselves.`,
      parts: (names: string, corrected: number | null, period: string | null) =>
        `${period ? `Measured in ${period}. ` : ''}${names ? `${names}. ` : ''}${corrected === null ? 'The plan does not correct for the number of tests.' : corrected === 0 ? 'When the number of tests is counted none is left.' : `When the number of tests is counted ${corrected} are left.`}`,
      facts: {
        outcome: 'Outcome',
        groups: 'Groups',
        start: 'Start',
        periods: 'Periods',
        methods: 'Methods',
        confidence: 'Intervals',
        correction: 'Several tests',
        disclosure: 'Confidentiality',
        disclosureText: (smallest: number) =>
          `counts of 1–${smallest - 1} persons, and what gives them away, are hidden`,
      },
    },
    population: {
      heading: 'Who the figures are about',
      headline: (from: string, to: string) => `From ${from} in the register to ${to} in the analysis`,
      sub: 'Each fall is counted by the program.',
      caption: 'Source: the registers of the plan, counted in the order that the plan names.',
      form: 'Flow from the register to the groups of the figures.',
      ends: (treated: string, control: string) =>
        `It ends in ${treated} in the treated group and ${control} in the control group.`,
      part: (name: string) => `of them ${name}`,
      step: 'Step',
      leaves: 'Leaves: ',
      neither: 'In neither group',
      unknownCodes: (codes: string) => `Week codes that the code list does not know (persons): ${codes}.`,
    },
    composition: {
      heading: 'Are the groups alike?',
      headline: (apart: number, all: number) =>
        apart === 0 ? `The groups are alike on all ${all} points` : `The groups differ on ${apart} of ${all} points`,
      sub: 'Percent or mean (standard deviation). Grey field: at most 0.1 standard deviations apart.',
      plot: 'Standardised difference',
      before: 'before',
      after: 'after weighting',
      afterColumn: 'after weighting',
      key: 'Diamond: before weighting, filled outside the field. Point: after.',
      keyBefore: 'Diamond: filled outside the grey field. The number to the right is the standardised difference.',
      bases: (treated: string, control: string) => `${treated}, ${control}.`,
      form: (n: number) => `Balance between the groups, ${n} points, standardised differences. The largest:`,
      variable: 'Covariate',
      mean: 'mean',
      missing: 'missing',
      yesNo: ['no', 'yes'],
      afterShort: 'after',
      balanceHeadline: (before: number, after: number, all: number) =>
        `${before} of ${all} covariates set the groups apart before, ${after} after`,
      balanceKey:
        'Diamond: before, filled outside the grey field (at most 0.1 standard deviations). Point: after. The number to the right is the difference before.',
      balanceForm: (n: string) => `Balance before and after, ${n} covariates, standardised differences.`,
    },
    effects: {
      fromBase: 'from the base',
      beforeStart: 'before the start',
      single: (name: string, isFound: boolean) => `${name}: ${isFound ? 'significant' : 'not significant'}`,
      betweenPeriods: (tested: number, found: number) =>
        `${found === 0 ? 'None' : found} of ${tested} moves between neighbouring periods ${found > 1 ? 'are' : 'is'} significant, where only one of the periods is`,
      betweenKey: 'The difference inside the group minus the difference outside it.',
      between: 'Is it otherwise inside the groups than outside them?',
      betweenLevels: (period: string) => (tested: number, found: number) =>
        `${found === 0 ? 'None' : found} of ${tested} groups ${found > 1 ? 'have' : 'has'} another difference than the rest${period === 'all' ? '' : ` in ${period}`} (significant)`,
      betweenChanges: (tested: number, found: number) =>
        `${found === 0 ? 'None' : found} of ${tested} groups ${found > 1 ? 'have' : 'has'} another change than the rest (significant)`,
      fewShort: '(few areas)',
      smallestP: (p: string) => `With so few areas p cannot be smaller than ${p}.`,
      worthless: 'Intervals are left out where the error rests on few treated areas: they would be far too narrow.',
      byPerson: 'Errors by person take persons of one area as independent.',
      errorsBy: (method: string) => `errors: ${method}`,
      levelHeadline: (tested: number, shown: number) =>
        shown === 0
          ? 'That the difference lies within the margin of the plan is not shown'
          : `The difference lies within the margin of the plan in ${shown} of ${tested} tests`,
      levelKey: (margins: string) => `Equivalence test with the margin ${margins}. Filled: shown to lie within it.`,
      adjusted: 'When the groups are made alike',
      adjustedHeadline: (tested: number, found: number) =>
        `${found === 0 ? 'None' : found} of ${tested} comparisons between similar persons ${found > 1 ? 'are' : 'is'} significant`,
      changes: 'The change itself',
      changesHeadline: (tested: number, found: number) =>
        `${found === 0 ? 'None' : found} of ${tested} changes ${found > 1 ? 'are' : 'is'} significant`,
      few: 'When few areas were treated',
      fewHeadline: (tested: number, found: number) =>
        `${found === 0 ? 'None' : found} of ${tested} tests that bear few areas ${found > 1 ? 'are' : 'is'} significant`,
      fewWarning: (treated: number, clusters: number | null, isOffered: boolean) =>
        `Only ${treated}${clusters === null ? '' : ` of ${clusters}`} areas were treated. With so few, clustered errors are too small and their intervals too narrow: do not believe them. ${isOffered ? 'These are the tests that bear it.' : 'The plan asks for no test that bears it (randomisation or wild cluster bootstrap).'}`,
      further: 'Further tests of the same question',
      furtherHeadline: (tested: number, found: number) =>
        `${found === 0 ? 'None' : found} of ${tested} tests ${found > 1 ? 'are' : 'is'} significant`,
      sensitivity: 'How much the choices of the plan matter',
      sensitivityHeadline: (tested: number, found: number) =>
        `The same question computed in ${tested} ways: ${found === 0 ? 'none' : found} significant`,
      number: 'difference, interval',
      key: 'Line: interval of one statement. Grey bar: joint interval. Filled: significant. Diamond: change over time.',
      overlap: (method: string, { unmatched, effective, outsideTreated, outsideControl, control }: Overlap) =>
        [
          `${method}:`,
          unmatched === null
            ? null
            : `${formatNumber(unmatched, 'en')} of the treated group have nobody to be compared with.`,
          outsideTreated === null || outsideControl === null
            ? null
            : `${formatNumber(outsideTreated, 'en')} of the treated and ${formatNumber(outsideControl, 'en')} of the control group lie outside what the groups have in common.`,
          effective === null
            ? null
            : `After weighting the control group's ${control === null ? '' : `${formatNumber(control, 'en')} `}persons carry the knowledge of ${formatNumber(effective, 'en', 0)}.`,
        ]
          .filter(Boolean)
          .join(' '),
    },
    regression: {
      heading: 'Regressions',
      term: 'Term',
      coefficient: 'Coefficient',
      standardError: 'Standard error',
      from: 'from',
      degreesOfFreedom: 'Degrees of freedom',
      intercept: 'Constant',
      errors: (method: string) => `Errors: ${method}.`,
      jointTests: 'Joint tests: whether all coefficients of each test are zero at once.',
      joint: (numerator: string, denominator: string, statistic: string, p: string) =>
        `F(${numerator}, ${denominator}) = ${statistic}, ${p}.`,
      bases: (treated: string, control: string) => `Base ${treated} and ${control}.`,
    },
    cannot: {
      heading: 'What cannot be concluded',
      cause: {
        lead: 'That the effort is the cause.',
        text: 'The plan does not say that the groups were formed by lot. What is not measured, such as health, language and motivation, may set them apart.',
      },
      noPreTrend: {
        lead: 'That the groups would have developed alike.',
        text: 'The periods before the start have not been tested; the plan has no event study.',
      },
      skewed: 'That the groups would have developed alike without the effort.',
      alike: 'That a like course before the start is proved.',
      nullLead: (what: string) => `That the difference is zero (${what}).`,
      nullText: (seen: string, could: string | null) =>
        could === null
          ? `Seen: ${seen}. What could have been found has not been computed.`
          : `Seen: ${seen}. Only a difference of ${could} would be found in 80 of 100 cases.`,
      chosenLead: 'That groups without the outcome before the start gained most.',
      chosenText: (names: string) =>
        `${names}: the group was chosen so that it has 0% before the start. Some of the rise comes by itself.`,
      manyLead: 'That each significant number is a finding.',
      manyText: (tests: number, expected: string, found: number, corrected: number | null) =>
        `${tests} tests: ${expected} are expected significant by chance, ${found} are${corrected === null ? '; the plan does not correct for it' : `, ${corrected} when corrected`}.`,
      clustersLead: 'That clustered intervals are safe.',
      clustersText: (least: number) => `Only ${least} areas were treated; below ten, clustered errors are too small.`,
      unlikeLead: 'That the groups are comparable.',
      unlikeText: (names: string) => `They differ on ${names}. Weights and matching mend only what is measured.`,
      hiddenLead: 'Anything about the hidden numbers.',
      hiddenText: (n: number, smallest: number) =>
        `${n} results are hidden, because they rest on 1–${smallest - 1} persons or would give them away. They are not zero.`,
      persons: {
        lead: 'Anything about a single citizen, worker or municipality.',
        text: 'The data were collected for casework, not for this question, and the numbers are about groups.',
      },
    },
    method: {
      heading: 'How it is computed',
      opening:
        'Each method of the run with the errors and tests that the results themselves name. Equations and sources: docs/evaluation-methods.md.',
      errors: (names: string) => (names ? `Errors: ${names}.` : ''),
      tests: (names: string) => (names ? `Test: ${names}.` : ''),
    },
    disclosure: {
      heading: 'Confidentiality',
      rule: 'Rule',
      ruleText: (smallest: number) =>
        `Counts from 1 to ${smallest - 1} are hidden, and shares with their base count as counts.`,
      estimates: 'Results',
      estimatesText: (hidden: string, all: string, primary: string, complementary: string) =>
        `${hidden} of ${all} hidden: ${primary} for their own sake, ${complementary} so as not to give others away.`,
      cells: 'Counts',
      cellsText: (cells: string, hidden: string) =>
        `${cells} counts can be worked out from the results; ${hidden} are hidden.`,
      attack: 'Attack',
      attackText: (width: string) =>
        `The hidden count that the attacker knows best can still vary by ${width} persons.`,
      proof: 'Necessity',
      proved: 'It is proved that fewer hidden results would not be enough.',
      gap: (percent: string) => `At most ${percent} of what is hidden might have been avoided.`,
    },
    traceability: {
      heading: 'Traceability',
      data: (name: string) => `Data: ${name}`,
      size: (rows: string, columns: string) => `${rows} rows, ${columns} columns.`,
      plan: 'Plan',
      program: 'Program',
      format: (version: number) => `results.json version ${version}`,
      again: 'Again',
      againText: 'The same plan, data and program give the same bytes.',
    },
    checklist: {
      heading: 'Checklists',
      opening:
        'Filled in by the program from the run. “The plan does not say”: the evaluator must answer. The items are in our own words.',
      title: (name: string, answered: number, all: number) =>
        `${name}: ${answered} of ${all} items answered by the run`,
      item: 'Item',
      where: 'Where in the report',
      fromRun: 'From the run',
      yes: 'yes',
      no: 'no, the plan did not ask for it',
      unsaid: 'the plan does not say',
      notBlinded: 'no, registers are not blinded',
      front: 'Front page',
    },
    estimators: {
      'difference-in-shares': {
        name: 'Difference in shares',
        text: 'The share in the treated group minus the share in the control group.',
      },
      'difference-in-differences': {
        name: 'Difference in differences',
        text: 'How much the difference between the groups moved from before to after.',
      },
      'difference-in-means': {
        name: 'Difference in means',
        text: 'The mean of the treated group minus the mean of the control group.',
      },
      'difference-between-periods': {
        name: 'Difference between neighbouring periods',
        text: 'Did the difference move, person by person, from one period to the next, where only one is significant?',
      },
      'difference-between-subgroups': {
        name: 'Difference between groups',
        text: 'Whether the difference is another in a group than outside it.',
      },
      'mantel-haenszel': { name: 'Mantel–Haenszel', text: 'Common odds ratio over strata of like persons.' },
      'equivalence-two-one-sided': {
        name: 'Equivalence test',
        text: 'Two one-sided tests of whether the difference lies within a margin that the plan names.',
      },
      balance: { name: 'Balance', text: 'How far the groups are apart before and after, in standard deviations.' },
      composition: {
        name: 'Composition',
        text: 'The groups side by side with their difference in standard deviations.',
      },
      'event-study': { name: 'Event study', text: 'The difference in each period measured from the base period.' },
      'pre-trend-test': {
        name: 'Pre-trend test',
        text: 'Whether all periods before the start together depart from the base.',
      },
      'exact-matching': { name: 'Exact matching', text: 'Only persons with exactly the same covariates are compared.' },
      'coarsened-exact-matching': {
        name: 'Coarsened exact matching',
        text: 'As exact matching, with numbers cut into bands.',
      },
      'nearest-neighbour': {
        name: 'Nearest neighbour',
        text: 'Each of the treated gets the control person who is most alike.',
      },
      'nearest-neighbour-adjusted': {
        name: 'Nearest neighbour, adjusted',
        text: 'As nearest neighbour, with the differences that are left taken out of the outcome.',
      },
      subclassification: {
        name: 'Subclassification',
        text: 'Persons are put into strata by their probability of being treated.',
      },
      'inverse-probability': {
        name: 'Inverse probability weighting',
        text: 'Controls are weighted so that they resemble the treated.',
      },
      'entropy-balancing': {
        name: 'Entropy balancing',
        text: 'Weights that make the means exactly alike with the least spread.',
      },
      'outcome-regression': { name: 'Outcome regression', text: 'The controls say what the treated would have had.' },
      'doubly-robust': { name: 'Doubly robust', text: 'Weighting and regression together; one of them must be right.' },
      'randomisation-test': { name: 'Randomisation test', text: 'What if other areas had been treated?' },
      'wild-cluster-bootstrap': {
        name: 'Wild cluster bootstrap',
        text: 'The errors of whole areas are turned again and again.',
      },
      'least-squares': { name: 'Least squares', text: 'Linear regression.' },
      'joint-test': { name: 'Joint test', text: 'Whether several coefficients of a regression are all zero.' },
      logit: { name: 'Logit', text: 'Logistic regression.' },
    },
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
        left === found
          ? 'also when the number of tests is counted'
          : left === 0
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
          : `${tested} groups tested, ${alone} significant by itself: ${names}${corrected === null ? '' : corrected === 0 ? '. None when corrected' : `. ${corrected} when corrected`}`,
      key: (confidence: string) => `Line: ${confidence} interval of one statement. Filled point: significant.`,
      corrected: (method: Family['method'], family: string) =>
        `p corrected for the number of tests in the family “${family}” (${CORRECTIONS[method]}); a filled point needs both.`,
      uncorrected: 'The plan does not correct for the number of tests.',
      form: (n: number, period: string | null) =>
        `${n} ${n === 1 ? 'row' : 'rows'} with point and interval${period ? `, ${period}` : ''}.`,
    },
    leftOut: {
      heading: 'Left out',
      title: 'Rows that the analyses could not use',
      reasons: {
        otherGroup: 'in neither group',
        periodMissing: 'without a period',
        outcomeMissing: 'without an outcome',
        covariateMissing: 'without a covariate',
      },
      one: (reason: LeftOutReason, n: number | null, language: Language) =>
        `${n === null ? 'fewer than the limit' : formatNumber(n, language)} ${{ outcomeMissing: 'rows without an outcome', otherGroup: 'rows in neither group', periodMissing: 'rows without a period', covariateMissing: 'rows without a covariate' }[reason]}`,
    },
    eventStudy: {
      heading: 'When did the difference move?',
      sub: (base: string, unit: string) =>
        `Change of the difference between the groups since ${base}${unit ? `, ${unit}` : ''}.`,
      base: 'base: 0',
      start: (period: string) => `start ${period}`,
      joint: (n: number) => `field: all ${n} periods at once`,
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
      powerOfEffect: (percent: string) =>
        `A skewed course that alone would give the measured change is found in ${percent} of 100 cases.`,
      unknownPower: 'What the test could have seen has not been computed.',
      noPreTest: 'The periods before the start have not been tested together.',
      preTestFew: 'The periods before the start cannot be tested with so few areas.',
      untestable: (base: string) => `The change since ${base} cannot be tested with so few areas`,
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
