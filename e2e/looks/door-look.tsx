import { Acts } from '#web/components/acts.tsx';
import { Button } from '#web/components/button.tsx';
import { CheckBox } from '#web/components/check-box.tsx';
import { ChipGroup } from '#web/components/chip-group.tsx';
import { Columns } from '#web/components/columns.tsx';
import { Field } from '#web/components/field.tsx';
import { InlineForm } from '#web/components/inline-form.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { Minutes } from '#web/components/minutes.tsx';
import { NameLink } from '#web/components/name-link.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { Paper } from '#web/components/paper.tsx';
import { PostButton } from '#web/components/post-button.tsx';
import { Row } from '#web/components/row.tsx';
import { RowList } from '#web/components/row-list.tsx';
import { Section } from '#web/components/section.tsx';
import { SeesLine } from '#web/components/sees-line.tsx';
import { Stack } from '#web/components/stack.tsx';
import { Tag } from '#web/components/tag.tsx';
import type { Look } from './in-frame.tsx';

const chip = (label: string, isChosen = false) => ({ value: label, label, isChosen });
const outside = (label: string) => ({ value: label, label, isOutside: true });

const newVisit = (
  <form method="post" action="/register">
    <Paper title="Nyt besøg">
      <Field step={1} label="Hvem?" name="who" placeholder="Navn eller telefonnummer" />
      <ChipGroup
        step={2}
        legend="Hvad handler det om?"
        name="reason"
        kind="checkbox"
        outsideHint="Uden for opgaven: tælles og sendes videre"
        chips={[
          chip('Brev'),
          chip('CV', true),
          chip('Jobsøgning'),
          chip('Praktik'),
          chip('Konflikt på arbejdet'),
          chip('Timer og løn'),
          outside('e-Boks'),
          outside('Boligstøtte'),
          outside('Julehjælp'),
        ]}
      />
      <div class="stack stack-tight">
        <Button kind="primary" size="big" isWide name="to" value="queue">
          Sæt i kø
        </Button>
        <Acts isEven>
          <Button size="big" name="to" value="me">
            Mig nu
          </Button>
          <Button size="big" name="to" value="dorte">
            Dorte
          </Button>
        </Acts>
      </div>
    </Paper>
  </form>
);

const queue = (
  <RowList shape="waiting" isTwoLines>
    <Row
      isNew
      lead={<Minutes value="18" unit="min." />}
      main={
        <>
          <NameLink href="#s">Samira Solsort</NameLink>{' '}
          <Tag tone="brick" icon="triangle-alert">
            Haster
          </Tag>{' '}
          <Tag tone="door">Din borger</Tag>
        </>
      }
      sub="Konflikt på arbejdet"
      acts={
        <>
          <PostButton kind="primary" action="/take/1" label="Tag ind: Samira Solsort">
            Tag ind
          </PostButton>
          <LinkButton kind="quiet" href="#give" label="Giv videre: Samira Solsort">
            Giv videre
          </LinkButton>
        </>
      }
    />
    <Row
      lead={<Minutes value="9" unit="min." />}
      main={<NameLink href="#o">Omar Okkergul</NameLink>}
      sub="Brev fra kommunen. Jonas er kontaktperson."
      acts={
        <>
          <PostButton action="/take/2" label="Tag ind: Omar Okkergul">
            Tag ind
          </PostButton>
          <LinkButton kind="quiet" href="#give" label="Giv videre: Omar Okkergul">
            Giv videre
          </LinkButton>
        </>
      }
    />
  </RowList>
);

const finish = (
  <Paper title="Afslut besøget" close={{ href: '#close', label: 'Luk uden at gemme' }}>
    <InlineForm
      action="/finish"
      actsAt="start"
      save="Gem besøg og løfte"
      moreActs={<Button kind="quiet">Gem uden løfte</Button>}
      draft="Kladde gemt 10.42"
      sees={
        <SeesLine>
          Ses af <strong>Jobcentret og projektlederen</strong>. <a href="#sees">Ændr</a>
        </SeesLine>
      }
    >
      <ChipGroup
        legend="Det handlede om"
        name="about"
        kind="checkbox"
        chips={[chip('Brev', true), chip('e-Boks', true)]}
      />
      <Field
        label="Hvad skete der?"
        hint="To-tre linjer. Skriv, så Farah kan læse med."
        name="text"
        kind="text"
        value="Partshøring om ferie. Vi læste brevet sammen og skrev et svar. Farah sendte det selv fra sin e-Boks."
      />
      <CheckBox label="Vi lovede noget" name="promised" isChecked />
      <div class="promise-part">
        <Field isBeside label="Hvad?" name="promise" value="Høre, om svaret er nået frem" />
        <ChipGroup legend="Hvem?" name="by" kind="radio" chips={[chip('Mig', true), chip('Jonas')]} />
        <ChipGroup
          legend="Hvornår?"
          name="when"
          kind="radio"
          chips={[chip('I dag'), chip('I morgen'), chip('Fre. 27.', true), chip('Dato')]}
        />
      </div>
    </InlineForm>
  </Paper>
);

/** Da: Åben dør, after the picture of the design; without its comparison of minutes with weeks. */
export const doorLook: Look = {
  title: 'Åben dør',
  place: 'Åben dør',
  doorLine: {
    shape: 'roster',
    count: '3 er her nu',
    people: [
      { letters: 'MM', name: 'Mette', words: 'ledig til 11.00', state: 'free' },
      { letters: 'JJ', name: 'Jonas', words: 'i samtale, 22 min.', state: 'busy' },
      { letters: 'KK', name: 'Karim', words: 'ude til 13.00', state: 'out' },
      { letters: 'SS', name: 'Sanne', words: 'syg, Mette dækker', state: 'out' },
      { letters: 'DD', name: 'Dorte', words: 'gældsrådgiver, i samtale', state: 'busy' },
    ],
    alone: { words: 'Jonas er alene 15–16', link: { href: '#stay', label: 'Find en, der kan blive' } },
  },
  page: (
    <>
      <PageHead
        title="Åben dør"
        lead="13 besøg i dag. Folk har ventet 7 min. i gennemsnit. Ingen er gået forgæves."
        acts={
          <>
            <LinkButton kind="quiet" icon="monitor" href="#screen">
              Vis på skærmen i venterummet
            </LinkButton>
            <LinkButton icon="door-closed" href="#close">
              Luk døren
            </LinkButton>
          </>
        }
      />
      <Columns kind="door">
        {newVisit}
        <Stack>
          <Section id="queue" title="Venter" count={2} note="opdateres af sig selv">
            {queue}
          </Section>
          <Section id="talks" title="I samtale" count={1}>
            <RowList shape="waiting" isTwoLines>
              <Row
                lead={<Minutes value="22" unit="min." isSmall />}
                main={<NameLink href="#l">Linh Liljekonval</NameLink>}
                sub="Praktik, hos Jonas"
                acts={
                  <LinkButton kind="quiet" href="#end" label="Afslut: Linh Liljekonval">
                    Afslut
                  </LinkButton>
                }
              />
            </RowList>
          </Section>
        </Stack>
        {finish}
      </Columns>
    </>
  ),
};
