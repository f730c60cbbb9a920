import { Acts } from '#web/components/acts.tsx';
import { Button } from '#web/components/button.tsx';
import { CheckBox } from '#web/components/check-box.tsx';
import { ChipGroup } from '#web/components/chip-group.tsx';
import { Columns } from '#web/components/columns.tsx';
import { DataTable } from '#web/components/data-table.tsx';
import { Empty } from '#web/components/empty.tsx';
import { ErrorSummary } from '#web/components/error-summary.tsx';
import { Field } from '#web/components/field.tsx';
import { Figure } from '#web/components/figure.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { Paper } from '#web/components/paper.tsx';
import { Receipt } from '#web/components/receipt.tsx';
import { Section } from '#web/components/section.tsx';
import { Segments } from '#web/components/segments.tsx';
import { Stack } from '#web/components/stack.tsx';
import { StatusLine } from '#web/components/status-line.tsx';
import { Tag } from '#web/components/tag.tsx';
import { Tags } from '#web/components/tags.tsx';
import { Icon, type IconName } from '#web/icons/icon.tsx';
import { icons } from '#web/icons/icons.generated.ts';
import type { Look } from './in-frame.tsx';

const colours =
  'ground paper sunken line edge ink ink2 ink3 door door-soft lamp lamp-soft lamp-ink brick plum sky'.split(' ');

const buttons = (
  <Section id="buttons" title="Knapper">
    <Stack isTight>
      <Acts>
        <Button kind="primary">Gem løftet</Button>
        <Button icon="pencil">Skriv note</Button>
        <Button kind="quiet">Udskyd</Button>
        <Button kind="danger">Slet kladden</Button>
        <LinkButton size="small" href="#s">
          Lille
        </LinkButton>
      </Acts>
      <StatusLine tone="offline" icon="wifi-off">
        Intet net. 3 svar sendes senere
      </StatusLine>
    </Stack>
  </Section>
);

const choices = (
  <Section id="choices" title="Valg og mærker">
    <Stack isTight>
      <ChipGroup
        legend="Emner"
        isLegendHidden
        name="topic"
        kind="checkbox"
        chips={[
          { value: 'letter', label: 'Brev', isChosen: true },
          { value: 'cv', label: 'CV' },
          { value: 'box', label: 'e-Boks', isOutside: true },
        ]}
      />
      <Tags>
        <Tag>I dag</Tag>
        <Tag tone="brick" icon="clock">
          Lovet i går
        </Tag>
        <Tag tone="plum" icon="shield">
          Beskyttet
        </Tag>
        <Tag tone="lamp" icon="clock">
          udløber 7. dec.
        </Tag>
        <Tag tone="door" icon="check">
          samtykke
        </Tag>
        <Tag tone="sky">for Sanne</Tag>
      </Tags>
      <CheckBox label="Vi lovede noget" name="promise" isChecked />
      <CheckBox label="Kun mig" name="who-sees" kind="radio" value="me" isChecked />
      <Segments
        legend="Layla Lærkespore"
        name="attendance"
        chosen="late"
        segments={[
          { value: 'here', label: 'Her', tone: 'here' },
          { value: 'late', label: 'Sent', tone: 'late' },
          { value: 'away', label: 'Væk' },
        ]}
      />
    </Stack>
  </Section>
);

const fields = (
  <Section id="fields" title="Felter og fejl">
    <form class="form" method="post" action="/x">
      <Field label="Hvornår?" name="when" kind="date" value="snart" error="Skriv en dato, for eksempel 2. december" />
      <Field label="Hvad skete der?" hint="To-tre linjer. Skriv, så Farah kan læse med." name="what" kind="text" />
      <Field
        label="Kilde"
        name="source"
        kind="select"
        emptyOption="Vælg"
        value="payslip"
        options={[
          { value: 'payslip', label: 'Lønseddel' },
          { value: 'company', label: 'Virksomheden' },
        ]}
      />
      <Field label="Timer" name="hours" kind="number" value="31,5" />
      <ChipGroup
        legend="Hvem tager imod?"
        name="host"
        kind="radio"
        error="Vælg, hvem der tager imod"
        chips={[
          { value: 'me', label: 'Mig' },
          { value: 'jonas', label: 'Jonas' },
        ]}
      />
    </form>
  </Section>
);

const figure = (
  <Figure
    id="figure"
    kicker="Ordinære lønnede timer"
    mark={{ label: 'kun i huset', isShareable: false }}
    headline="19 af 214 havde ordinære lønnede timer i september: 9 % (6–13)"
    sub="Hver måned for sig ligger inden for det, tilfældet giver."
    caption="Kilde: timebogen pr. 25. november 2026. Base: borgere med åben sag i måneden. Opdigtede data."
    table={{
      label: 'Tallene i tabel',
      content: (
        <DataTable
          isNarrow
          label="Andel pr. måned"
          columns={[
            { key: 'month', head: 'Måned', cell: (row) => row.month },
            { key: 'count', head: 'Antal', isNumber: true, cell: (row) => row.count },
          ]}
          rows={[
            { month: 'aug.', count: '17 af 212' },
            { month: 'sept.', count: '19 af 214' },
          ]}
          keyOf={(row) => row.month}
        />
      ),
    }}
    definition={{
      label: 'Sådan er tallet regnet ud',
      facts: [
        { label: 'Tæller', value: 'borgere med mindst én ordinær, ustøttet løntime i måneden' },
        { label: 'Nævner', value: 'borgere med åben sag mindst én dag i måneden' },
      ],
    }}
    persons={{ href: '#persons', label: 'Se de 19 borgere' }}
  >
    <svg class="chart" viewBox="0 0 400 90" width="400" height="90" role="img" aria-labelledby="plot-title">
      <title id="plot-title">Andel pr. måned</title>
      <line x1="0" y1="70" x2="400" y2="70" stroke="var(--axis)" />
      <path d="M10 60L130 52L260 40L390 28" fill="none" stroke="var(--citizen)" stroke-width="2.4" />
      <text x="10" y="86">
        juni
      </text>
      <text class="strong" x="340" y="20">
        19 af 214
      </text>
    </svg>
  </Figure>
);

const answers = (
  <Section id="answers" title="Tomt, kvittering og spørgsmål">
    <Stack isTight>
      <Empty
        title="Ingen løfter til i dag"
        text="Når du lover noget i en note, står det her på dagen."
        act={
          <LinkButton icon="pencil" href="#n">
            Skriv note
          </LinkButton>
        }
      />
      <Paper title="Amina har beskyttet navn og adresse" icon="shield" tone="plum">
        <p>SMS’en sendes til nummeret, der slutter på 48. Der står kun: ”Husk din aftale torsdag kl. 11.”</p>
        <Acts>
          <Button kind="primary">Send SMS</Button>
          <Button kind="quiet">Lad være</Button>
        </Acts>
      </Paper>
    </Stack>
  </Section>
);

const drawings = (
  <Section id="drawings" title="Tegn og farver">
    <Stack isTight>
      <div class="acts">
        {(Object.keys(icons) as IconName[]).map((name) => (
          <Icon name={name} key={name} />
        ))}
      </div>
      <svg width="480" height="60" aria-hidden="true">
        {colours.map((colour, index) => (
          <rect
            x={index * 30 + 1}
            y="1"
            width="26"
            height="40"
            rx="4"
            fill={`var(--${colour})`}
            stroke="var(--line)"
            key={colour}
          />
        ))}
      </svg>
    </Stack>
  </Section>
);

/** Da: byggesten. Every component once, for looking and for axe. */
export const gallery: Look = {
  title: 'Fejl: Byggesten',
  doorLine: {
    state: 'closed',
    words: { strong: 'Døren er lukket', rest: 'og åbner i morgen kl. 9' },
    count: undefined,
    seats: [],
  },
  receipt: <Receipt text="Løftet til Zahra er lukket." undo={{ action: '/undo', label: 'Fortryd' }} />,
  page: (
    <>
      <PageHead
        title="Byggesten"
        lead="Papir ligger på bordet: kun det, du arbejder på, er hvidt."
        back={{ href: '#t', label: 'I dag' }}
      />
      <ErrorSummary
        title="Der mangler noget"
        errors={[
          { field: 'when', message: 'Skriv en dato, for eksempel 2. december' },
          { field: 'host', message: 'Vælg, hvem der tager imod' },
        ]}
      />
      <Columns kind="halves">
        <Stack>
          {buttons}
          {choices}
          {fields}
        </Stack>
        <Stack>
          {answers}
          {figure}
          {drawings}
        </Stack>
      </Columns>
    </>
  ),
};
