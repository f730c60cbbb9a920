import { Acts } from '#web/components/acts.tsx';
import { Columns } from '#web/components/columns.tsx';
import { FactList } from '#web/components/fact-list.tsx';
import { IdentityBar } from '#web/components/identity-bar.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { Menu } from '#web/components/menu.tsx';
import { OwnWords } from '#web/components/own-words.tsx';
import { Paper } from '#web/components/paper.tsx';
import { Section } from '#web/components/section.tsx';
import { SeesLine } from '#web/components/sees-line.tsx';
import { Stack } from '#web/components/stack.tsx';
import { Tabs } from '#web/components/tabs.tsx';
import { Tag } from '#web/components/tag.tsx';
import { Tags } from '#web/components/tags.tsx';
import { Timeline } from '#web/components/timeline.tsx';
import { TimelineItem } from '#web/components/timeline-item.tsx';
import type { Look } from './in-frame.tsx';

const seen = <SeesLine icon="eye">Ses af Jobcentret og projektlederen, ikke boligforeningen</SeesLine>;

const who = (
  <>
    <IdentityBar
      name="Amina Morgenfrue"
      tags={
        <Tag tone="plum" icon="shield">
          Navn og adresse beskyttet til 14. februar 2027
        </Tag>
      }
      acts={
        <>
          <LinkButton kind="primary" icon="pencil" href="#note">
            Skriv note
          </LinkButton>
          <LinkButton icon="calendar" href="#book">
            Ny aftale
          </LinkButton>
          <LinkButton icon="phone" href="#call">
            Ring
          </LinkButton>
          <Menu label="Flere handlinger" entries={[{ label: 'Udskriv planen', href: '#print', icon: 'printer' }]} />
        </>
      }
      facts={[
        {
          label: 'CPR',
          value: (
            <>
              710388-•••• <a href="#cpr">Vis</a>
            </>
          ),
        },
        {
          label: 'Sprog',
          value: (
            <>
              Somali, lidt dansk. <strong>Tolk ved samtaler</strong>
            </>
          ),
        },
        {
          label: 'Kontaktperson',
          value: (
            <>
              <strong>Mette</strong> siden 3. marts 2025, 1 skift i alt
            </>
          ),
        },
        {
          label: 'Samtykke',
          isAtEnd: true,
          value: (
            <Tags>
              <Tag tone="door" icon="check">
                Boligforeningen Nabo: job
              </Tag>
              <Tag tone="lamp" icon="clock">
                Sprogskolen: udløber 7. dec.
              </Tag>
              <Tag icon="x">Egen læge: nej tak</Tag>
            </Tags>
          ),
        },
      ]}
    />
    <Tabs
      hasRule
      label="Aminas forløb"
      tabs={[
        { href: '#o', label: 'Overblik', isCurrent: true },
        { href: '#p', label: 'Planen' },
        { href: '#t', label: 'Tidslinje' },
        { href: '#h', label: 'Timer' },
        { href: '#b', label: 'Barrierer', icon: 'lock' },
        { href: '#l', label: 'Hvem har set' },
      ]}
    />
  </>
);

const plan = (
  <Section id="plan" title="Aminas plan" note="ændret sammen 18. november" link={{ href: '#print', label: 'Udskriv' }}>
    <FactList
      facts={[
        { label: 'Jobønske', value: 'Køkken eller kantine, om formiddagen' },
        {
          label: 'Det står i vejen',
          value: (
            <Stack isTight>
              <OwnWords size="s" words="Min ryg gør ondt, når jeg står længe." by="bedre siden september" />
              <SeesLine isClosed>
                1 barriere er følsom. Kun du kan åbne den. <a href="#open">Åbn, og skriv hvorfor</a>
              </SeesLine>
            </Stack>
          ),
        },
      ]}
    />
  </Section>
);

const timeline = (
  <Section id="timeline" title="Tidslinje" count={41} link={{ href: '#all', label: 'Hele tidslinjen' }}>
    <Timeline>
      <TimelineItem
        date="20. nov."
        time="fre. 13.10"
        icon="door-closed"
        kind="Åben dør"
        who="Jonas, 12 min."
        kept="Løfte holdt: Mette spurgte ydelse 23. november"
        sees={seen}
      >
        Brev om timer fra ydelse. Vi læste det sammen. Ingen frist, og Amina skal ikke gøre noget.
      </TimelineItem>
      <TimelineItem
        date="12. nov."
        time="tors. 9.30"
        icon="building-2"
        kind="Besøg hos Kantinen Kvisten"
        who="Karim"
        correction={
          <>
            Rettet 13. november: ”efter jul” blev til ”efter nytår”. <a href="#old">Se den gamle</a>
          </>
        }
        sees={seen}
      >
        Kirsten er glad for Amina og kan give flere timer efter nytår, måske før.
      </TimelineItem>
      <TimelineItem
        date="4. nov."
        time="ons. 11.15"
        icon="lock"
        tone="plum"
        kind="Følsom note"
        who="Mette"
        sees={
          <SeesLine isClosed>
            Ses kun af dig. Når du åbner den, skriver vi det i loggen. <a href="#open">Åbn noten</a>
          </SeesLine>
        }
      />
    </Timeline>
  </Section>
);

/** Da: borgerens side, after the picture of the design. */
export const citizenLook: Look = {
  title: 'Forløb',
  place: 'Mine borgere',
  page: (
    <>
      {who}
      <Columns kind="citizen">
        <Stack>
          <Paper>
            <p class="secondary">
              <strong>Næste skridt</strong>
            </p>
            <OwnWords size="xl" words="Jeg spørger Kirsten, om jeg må få torsdagen også." />
            <p class="secondary">
              Amina gør det selv inden onsdag 2. december. Mette øver samtalen med hende i dag kl. 11.
            </p>
            <Acts>
              <LinkButton icon="check" href="#taken">
                Skridtet er taget
              </LinkButton>
              <LinkButton kind="quiet" href="#new">
                Skriv et nyt
              </LinkButton>
            </Acts>
          </Paper>
          {plan}
        </Stack>
        {timeline}
      </Columns>
    </>
  ),
};
