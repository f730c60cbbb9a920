/** What people in the demo say and write. Nothing here is taken from anybody. */

/** Short notes from the open door, by topic. `{n}` is the citizen's first name. */
export const doorNotes = {
  letter: [
    'Brev om ydelse. Vi læste det sammen. Ingen frist, og {n} skal ikke gøre noget.',
    'Brev om partshøring. Vi skrev et kort svar sammen og sendte det.',
    '{n} havde tre breve med. To er lagt væk, det sidste ringer vi om.',
  ],
  cv: [
    'CV’et er rettet til. {n} fik to kopier med.',
    'Vi skrev de sidste to job på CV’et og tog et nyt billede.',
    'Nyt CV til køkkenarbejde. {n} læser det igennem derhjemme.',
  ],
  job_search: [
    'Vi fandt tre opslag. {n} vil selv gå ind i butikken med det ene.',
    'Ansøgning sendt. Vi ringer sammen til dem på fredag.',
    '{n} har spurgt i to forretninger og skrevet ned, hvad de svarede.',
  ],
  internship: [
    'Praktikken går godt. {n} møder til tiden og kan lide kollegerne.',
    '{n} er i tvivl om praktikken. Vi taler med virksomheden i næste uge.',
    'Aftalt, hvem {n} ringer til, hvis bussen ikke kommer.',
  ],
  conflict_at_work: [
    'Uenighed om vagter. Vi øvede, hvad {n} kan sige til chefen.',
    '{n} blev ked af en bemærkning. Vi skrev ned, hvad der skete, og hvad {n} vil sige.',
  ],
  hours_and_pay: [
    'Lønsedlen er læst igennem. Timerne passer.',
    'Der manglede fire timer på lønsedlen. {n} har skrevet til virksomheden.',
    'Vi regnede timerne sammen. {n} er tæt på 30.',
  ],
  illness: ['{n} har været syg og vender tilbage på mandag.', 'Ondt i ryggen igen. {n} har tid hos lægen.'],
  other: ['{n} kom for at hilse på og drikke en kop kaffe.', 'Spørgsmål om bussen til arbejdet. Vi så på køreplanen.'],
  digital_post: ['Kunne ikke komme ind i Digital Post. Borgerservice har tid kl. 14.'],
  housing_benefit: ['Spørgsmål om boligstøtte. Nummeret til Udbetaling Danmark er givet.'],
  christmas_help: ['Spurgte om julehjælp. Den boligsociale medarbejder kender foreningerne.'],
  family_reunification: ['Spørgsmål om familie. Retshjælpen har tid uden aftale.'],
} as const satisfies Record<string, readonly string[]>;
export type DoorTopic = keyof typeof doorNotes;

/** Notes from planned talks, by where in the model the citizen is. */
export const talkNotes = {
  clarification: [
    'Første rigtige samtale. {n} fortalte om sit sidste job og om, hvad der er svært om morgenen.',
    'Vi gik en tur om søen. {n} siger selv, at dagene er for lange derhjemme.',
    '{n} tænker over, hvad et godt job er. Helst noget med mennesker.',
    'Stille samtale. {n} sover dårligt. Vi aftalte små ting.',
  ],
  towards_job: [
    'Øvede at ringe til en virksomhed. Anden gang gik det let.',
    '{n} var med ude at se et køkken og stillede tre spørgsmål.',
    'Vi valgte to virksomheder. {n} vil gerne begynde med få timer.',
    '{n} er klar til at møde en arbejdsgiver, hvis mentoren går med første gang.',
  ],
  company: [
    'Opfølgning på arbejdspladsen. Chefen er glad for {n}.',
    '{n} har lært to nye opgaver og vil gerne have en vagt mere.',
    'En svær uge. {n} blev hjemme en dag, men ringede selv og sagde det.',
    'Vi talte om at spørge efter flere timer. {n} øver sætningen derhjemme.',
  ],
  established: [
    '{n} har faste dage nu. Vi ses sjældnere.',
    'Kort opkald. Alt går godt, og {n} har fået løn to måneder i træk.',
  ],
  /** At work, and not at work. */
  relapse: [
    '{n} er gået i stå og kom ikke på arbejde. Vi begynder forfra med én dag om ugen.',
    'Det blev for meget med vagterne. {n} er hjemme lidt, og vi holder kontakten.',
  ],
  pause: [
    'Det blev for meget. {n} holder pause, og vi holder kontakten.',
    '{n} har ikke overskud lige nu. Vi har aftalt, at vi ringer om en måned.',
  ],
} as const;

export const promiseWords = [
  'Ringer til virksomheden om en prøvedag',
  'Sender opslaget fra butikken',
  'Bestiller tolk til næste samtale',
  'Spørger ydelse om timerne',
  'Finder et hold, der passer',
  'Skriver til lægen om attest',
  'Ringer og hører, hvordan første dag gik',
  'Tager lønsedlerne med til næste gang',
  'Aftaler møde med sprogskolen',
  'Printer CV’et i fem kopier',
  'Hører i boligforeningen om fritidsjob til sommer',
] as const;
export const outcomeWords = [
  'Talt med dem. De ringer selv tilbage.',
  'Gjort. {n} ved besked.',
  'Sendt på sms.',
  'Det lykkedes. Tiden står i kalenderen.',
  'Ingen svar, så vi prøver igen på fredag.',
  'Ordnet sammen med {n}.',
] as const;

export const barrierWords = [
  ['Min ryg gør ondt, når jeg står længe.', false],
  ['Jeg er bange for at sige noget forkert.', false],
  ['Regningerne.', false],
  ['Jeg ved ikke, hvem der kan hente børnene.', false],
  ['Bussen går ikke om aftenen.', false],
  ['Jeg sover næsten ikke.', true],
  ['Jeg har ikke arbejdet i mange år.', false],
  ['Når der er for mange mennesker, går jeg i stå.', true],
  ['Mit dansk slår ikke til i telefonen.', false],
  ['Jeg mangler et kørekort.', false],
] as const;
export const resourceWords = [
  'Jeg møder altid til tiden.',
  'Jeg er god til at lave mad til mange.',
  'Jeg kan tre sprog.',
  'Min nabo hjælper mig.',
  'Jeg kan godt lide at have travlt.',
] as const;

export const jobWishes = [
  ['Køkken eller kantine, om formiddagen', 'Højst 30 min. med bus, ingen tunge løft'],
  ['Noget med børn', 'Helst tæt på hjemmet'],
  ['Rengøring, mens børnene er i skole', 'Kl. 9 til 14'],
  ['Lager eller pakkeri', 'Ikke om natten'],
  ['Butik, hvor jeg kan tale med folk', null],
  ['Udendørs arbejde, gerne have', 'Ikke på stige'],
  ['Værksted', null],
  ['Jeg ved det ikke endnu, men ikke alene', null],
] as const;
export const educationWishes = [
  'Social- og sundhedshjælper',
  'Gøre 9. klasse færdig',
  'Truckkort og så lager',
  'Pædagogisk assistent',
] as const;

export const jobGoals = [
  '30 timer om måneden',
  'En fast vagt om ugen',
  'Prøve tre slags arbejde',
  'En praktik, der kan blive til timer',
] as const;
export const holisticGoals = [
  'Sige højt, hvad jeg er god til',
  'Sove om natten',
  'Styr på regningerne',
  'Ud ad døren hver dag',
] as const;

/** Steps: what, and whether it is the citizen's own words. */
export const stepWords = [
  ['Jeg spørger chefen, om jeg må få torsdagen også.', true],
  ['Jeg går selv ind i butikken og spørger.', true],
  ['Jeg ringer, hvis jeg bliver forsinket.', true],
  ['Jeg står op kl. 7 tre dage i træk.', true],
  ['Jeg tager med ud at se stedet.', true],
  ['Øve samtalen med chefen', false],
  ['Skrive tre ting ned, jeg er god til', false],
  ['Besøge en arbejdsplads sammen', false],
  ['Aftale en prøvedag', false],
  ['Fortælle om drømmejobbet på holdet', false],
] as const;

export const holisticTracks = [
  'ryg og søvn',
  'gældsrådgiver, onsdage',
  'fysioterapeut, hver anden uge',
  'sprogcafé, tirsdage',
  'familierådgivning',
] as const;

export const appointmentSubjects = {
  clarification: ['Første samtale', 'Snak om hverdagen', 'Plan på én side'],
  towards_job: ['CV og ansøgning', 'Øve samtalen', 'Se på opslag'],
  company: ['Opfølgning på arbejdspladsen', 'Øve samtalen med chefen', 'Timer og vagter'],
  established: ['Kort opfølgning'],
} as const;
export type Stage = keyof typeof appointmentSubjects;

/** First names as said at the door by people without a case; some say none. */
export const saidNames = [
  'Mona',
  'Ali',
  'Jens',
  'Sofie',
  'Bashir',
  'Grethe',
  'Lina',
  'Poul',
  'Maria',
  'Erkan',
] as const;
