/** The words of the report, complete in both languages. */
export const reportTexts = {
  da: {
    question: 'Er der forskel på de to grupper?',
    outcome: 'Udfald',
    difference: 'Forskel i procentpoint',
    group: 'Gruppe',
    period: 'Periode',
    everybody: 'Alle',
    allPeriods: 'Hele perioden',
    share: 'Andel',
    interval: (percent: string) => `${percent}-interval`,
    pValue: 'p-værdi',
    hidden: 'skjult',
    hiddenNote: (n: number, smallest: number) =>
      `${n} sammenligninger er skjult, fordi de hviler på 1–${smallest - 1} personer eller ville kunne regnes ud.`,
    noneHidden: 'Ingen sammenligninger er skjult.',
    method: 'Sådan er det regnet',
    methodText:
      'Forskellen er andelen i den første gruppe minus andelen i den anden. Intervallet er Newcombes (metode 10), testen er chi i anden uden kontinuitetskorrektion. Hver test står alene: der er ikke rettet for, at der er flere.',
    cannot: 'Hvad der ikke kan sluttes',
    cannotText:
      'En forskel siger ikke, hvorfor den er der. Kun hvis grupperne er dannet ved lodtrækning, kan den tilskrives indsatsen. At en forskel ikke er signifikant, betyder ikke, at den er nul.',
    leftOut: 'Udeladt',
    leftOutText: (missing: string, other: string) =>
      `Rækker uden udfald: ${missing}. Rækker i ingen af de to grupper: ${other}.`,
    data: 'Data og fingeraftryk',
    rows: 'rækker',
    few: 'under grænsen',
    headlineYes: 'er forskellige (signifikant)',
    headlineNo: 'er ikke til at skelne (ikke signifikant)',
    figure: 'Forskel med interval',
    noDifference: 'ingen forskel',
    version: 'Regnet med Hjemmebane',
  },
  en: {
    question: 'Do the two groups differ?',
    outcome: 'Outcome',
    difference: 'Difference in percentage points',
    group: 'Group',
    period: 'Period',
    everybody: 'Everybody',
    allPeriods: 'The whole period',
    share: 'Share',
    interval: (percent: string) => `${percent} interval`,
    pValue: 'p value',
    hidden: 'hidden',
    hiddenNote: (n: number, smallest: number) =>
      `${n} comparisons are hidden, because they rest on 1–${smallest - 1} persons or could be worked out.`,
    noneHidden: 'No comparison is hidden.',
    method: 'How it is computed',
    methodText:
      'The difference is the share in the first group minus the share in the second. The interval is Newcombe’s (method 10), the test is chi-square without continuity correction. Each test stands alone: there is no correction for their number.',
    cannot: 'What cannot be concluded',
    cannotText:
      'A difference does not say why it is there. Only if the groups were formed by lot can it be ascribed to the programme. That a difference is not significant does not mean that it is zero.',
    leftOut: 'Left out',
    leftOutText: (missing: string, other: string) =>
      `Rows without an outcome: ${missing}. Rows in neither group: ${other}.`,
    data: 'Data and fingerprints',
    rows: 'rows',
    few: 'below the limit',
    headlineYes: 'differ (significant)',
    headlineNo: 'cannot be told apart (not significant)',
    figure: 'Difference with interval',
    noDifference: 'no difference',
    version: 'Computed with Hjemmebane',
  },
} as const;
