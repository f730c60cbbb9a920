import { Button } from '#web/components/button.tsx';
import { Columns } from '#web/components/columns.tsx';
import { DayItem } from '#web/components/day-item.tsx';
import { DayRail } from '#web/components/day-rail.tsx';
import { Field } from '#web/components/field.tsx';
import { HoursBar } from '#web/components/hours-bar.tsx';
import { InlineForm } from '#web/components/inline-form.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { Menu } from '#web/components/menu.tsx';
import { NameLink } from '#web/components/name-link.tsx';
import { OwnWords } from '#web/components/own-words.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { Paper } from '#web/components/paper.tsx';
import { Question } from '#web/components/question.tsx';
import { RoundCheck } from '#web/components/round-check.tsx';
import { Row } from '#web/components/row.tsx';
import { RowList } from '#web/components/row-list.tsx';
import { Section } from '#web/components/section.tsx';
import { SeesLine } from '#web/components/sees-line.tsx';
import { Stack } from '#web/components/stack.tsx';
import { Tag } from '#web/components/tag.tsx';
import { Tags } from '#web/components/tags.tsx';
import { Icon } from '#web/icons/icon.tsx';
import type { Look } from './in-frame.tsx';

const Quiet = ({ words, who }: { words: string; who: string }) => (
  <LinkButton kind="quiet" href="#x" label={`${words}: ${who}`}>
    {words}
  </LinkButton>
);

function Day() {
  return (
    <DayRail>
      <DayItem time="8.30" state="done">
        <div class="secondary">Morgenmøde</div>
      </DayItem>
      <DayItem time="9.00" state="open">
        <NameLink href="#k">Kenneth Kornblomst</NameLink>
        <span class="day-sub">CV og ansøgning · på kontoret</span>
        <Question words="Hvordan gik det?">
          <Button size="small">Han kom</Button>
          <Button size="small">Kom ikke</Button>
          <Button size="small">Vi aflyste</Button>
        </Question>
      </DayItem>
      <DayItem time="10.00" state="done">
        <span>
          <NameLink href="#h">Hodan Havelåge</NameLink> <span class="secondary">· walk-and-talk</span>
        </span>
        <span class="meta">Note gemt 10.38. Ét løfte.</span>
      </DayItem>
      <DayItem time="10.42" state="now" />
      <DayItem time="11.00" under="om 18 min." state="next">
        <Paper>
          <div class="day-line">
            <NameLink href="#a">Amina Morgenfrue</NameLink>
            <Tags>
              <Tag tone="plum" icon="shield">
                Beskyttet
              </Tag>
              <Tag icon="languages">Tolk: somali</Tag>
            </Tags>
          </div>
          <p class="day-sub">Øve samtalen med chefen · rum 2, til 11.45, tolk på telefon</p>
          <OwnWords
            size="s"
            words="Jeg spørger Kirsten, om jeg må få torsdagen også."
            by="Aminas egne ord, 18. november"
          />
          <div class="acts">
            <LinkButton kind="primary" href="#a">
              Åbn forløbet
            </LinkButton>
            <LinkButton href="#n">Skriv note</LinkButton>
            <Quiet words="Flyt" who="Amina Morgenfrue" />
            <Menu label="Flere handlinger" entries={[{ label: 'Aflys', href: '#aflys' }]} />
          </div>
        </Paper>
      </DayItem>
      <DayItem time="11.45" state="later">
        <div class="day-line">
          <span class="secondary">Ledig til 12.30</span>
          <LinkButton kind="quiet" size="small" href="#t">
            Tilbyd Tove tiden
          </LinkButton>
        </div>
      </DayItem>
      <DayItem time="12.30" state="later">
        <div class="day-line">
          <NameLink href="#k">Klar til køkken</NameLink>
          <LinkButton size="small" icon="clipboard-check" href="#m">
            Mødeliste
          </LinkButton>
        </div>
        <span class="day-sub">Hold, gang 5 af 8 · Fælleshuset, til 14.00</span>
      </DayItem>
      <DayItem time="16.00" state="later">
        <div class="day-line">
          <span class="secondary">Døren lukker</span>
          <Tag tone="lamp" icon="user">
            Jonas er alene fra 15.00
          </Tag>
        </div>
      </DayItem>
    </DayRail>
  );
}

function Promises() {
  return (
    <RowList>
      <Row
        lead={<RoundCheck href="#p1" label="Luk løftet: Ring om praktikaftalen" />}
        main={
          <>
            Ring om praktikaftalen til <NameLink href="#b">Birthe Brombær</NameLink>
          </>
        }
        state={
          <Tag tone="brick" icon="clock">
            Lovet i går
          </Tag>
        }
        acts={
          <>
            <Quiet words="Ring" who="Birthe Brombær" />
            <Quiet words="Udskyd" who="Birthe Brombær" />
          </>
        }
      />
      <Row
        lead={<RoundCheck href="#p2" label="Luk løftet: Bestil tolk" isDone />}
        main={
          <>
            Bestil tolk til 2. december til <NameLink href="#z">Zahra Ærenpris</NameLink>
          </>
        }
        state={<Tag>I dag</Tag>}
        acts={
          <a class="button button-quiet button-icon-only button-small" href="#close" aria-label="Luk uden at gemme">
            <Icon name="x" size={16} />
          </a>
        }
        open={
          <InlineForm
            action="/keep"
            save="Gem og luk løftet"
            cancel={{ href: '#close', label: 'Fortryd' }}
            sees={
              <SeesLine>
                Ses af Jobcentret og projektlederen, ikke boligforeningen. <a href="#sees">Ændr</a>
              </SeesLine>
            }
          >
            <Field
              isBeside
              label="Hvad blev der af det?"
              name="outcome"
              value="Tolk bestilt, dari, fremmøde. Zahra får besked på SMS."
            />
          </InlineForm>
        }
      />
      <Row
        lead={<RoundCheck href="#p3" label="Luk løftet: Hør i vaskeriet" />}
        main={
          <>
            Hør i vaskeriet, om hun er kommet frem: <NameLink href="#r">Rukia Rosmarin</NameLink>
          </>
        }
        state={<Tag tone="sky">Kl. 12 for Sanne</Tag>}
        acts={
          <>
            <Quiet words="Ring" who="Rukia Rosmarin" />
            <Quiet words="Skriv" who="Rukia Rosmarin" />
          </>
        }
      />
    </RowList>
  );
}

function Contacts() {
  const people = [
    ['Lars Løvetand', '26', 'Telefon, 30. oktober'],
    ['Jytte Jordbær', '23', 'Åben dør, 2. november'],
    ['Layla Lærkespore', '21', 'Hold, 4. november'],
  ] as const;
  return (
    <RowList shape="facts">
      {people.map(([name, days, last]) => (
        <Row
          key={name}
          main={<NameLink href="#l">{name}</NameLink>}
          fact={
            <>
              <strong>{days}</strong> <span class="secondary">dage</span>
            </>
          }
          note={last}
          acts={['Ring', 'Book', 'Skriv'].map((words) => <Quiet words={words} who={name} key={words} />)}
        />
      ))}
    </RowList>
  );
}

function CloseToThirty() {
  return (
    <RowList shape="facts">
      {(
        [
          ['Ibrahim Isfugl', 27, 3],
          ['Amina Morgenfrue', 24, 6],
        ] as const
      ).map(([name, hours, missing]) => (
        <Row
          key={name}
          main={<NameLink href="#i">{name}</NameLink>}
          note="Kantinen Kvisten"
          state={
            <HoursBar hours={hours} most={36} width={92}>
              <strong>{hours} t</strong>, mangler {missing}
            </HoursBar>
          }
          acts={<Quiet words="Skriv timer" who={name} />}
        />
      ))}
    </RowList>
  );
}

/** Da: I dag, after the picture of the design. */
export const todayLook: Look = {
  title: 'I dag',
  place: 'I dag',
  doorLine: { shape: 'tall' },
  page: (
    <>
      <PageHead
        title="Onsdag 25. november"
        aside="uge 48"
        lead="4 aftaler, 1 hold og 4 løfter. Du har et hul kl. 11.45."
        acts={
          <>
            <LinkButton icon="pencil" href="#n">
              Skriv note
            </LinkButton>
            <LinkButton icon="calendar" href="#c">
              Ny aftale
            </LinkButton>
          </>
        }
      />
      <Columns kind="today">
        <Section id="day" title="Dagen" link={{ href: '#week', label: 'Hele ugen' }}>
          <Day />
        </Section>
        <Stack>
          <Section
            id="promises"
            title="Lovet til i dag"
            count={4}
            note="1 for Sanne, der er syg"
            link={{ href: '#all', label: 'Alle løfter' }}
          >
            <Promises />
          </Section>
          <Section id="contact" title="Har brug for kontakt" count={3} note="ingen kontakt i 21 dage eller mere">
            <Contacts />
          </Section>
          <Section id="hours" title="Tæt på 30 timer i november" count={2} link={{ href: '#h', label: 'Alle timer' }}>
            <CloseToThirty />
          </Section>
        </Stack>
      </Columns>
    </>
  ),
};
