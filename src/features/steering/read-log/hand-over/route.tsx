import { displayName } from '#domain/identity/person-name.ts';
import { parsePhoneNumber } from '#domain/identity/phone-number.ts';
import { needsWarning } from '#domain/sending/needs-warning.ts';
import { type CitizenHead, findCitizen } from '#web/citizen/find-citizen.ts';
import { texts as formTexts } from '#web/citizen/texts.ts';
import { ErrorSummary } from '#web/components/error-summary.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { Paper } from '#web/components/paper.tsx';
import { Stack } from '#web/components/stack.tsx';
import { NotFound } from '#web/errors.ts';
import { type Answer, page, type Route, redirect, type Visit } from '#web/feature.ts';
import type { LinkDoor } from '#web/link-doors.tsx';
import { createLink, revokeLink } from '#web/links.ts';
import { paths } from '#web/paths.ts';
import { messageLanguage } from '#web/sending/message-texts.ts';
import { protectionsOf, queueMessage } from '#web/sending/outbox.ts';
import { lookUpsOf } from '../queries.ts';
import { readWay, WAYS, type Way } from './form.ts';
import { Earlier, Extract, HandOverForm, lastDayOf, MadePage, TextedList } from './page.tsx';
import { linksOf, reachOf, textedTo } from './queries.ts';
import { texts } from './texts.ts';

const OPEN_FOR_HOURS = 7 * 24;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Da: Giv udtrækket til borgeren. A link that works once, and a code that goes another way. */
export const handOverReadLogRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.handOverReadLog(':citizen'),
    act: 'read-log.hand-over',
    handle: async (visit) => show(visit, await roomOf(visit)),
  },
  {
    method: 'POST',
    path: paths.handOverReadLog(':citizen'),
    act: 'read-log.hand-over',
    async handle(visit) {
      const room = await roomOf(visit);
      const linkId = visit.form.typed('close');
      return linkId === '' ? make(visit, room) : close(visit, room, linkId);
    },
  },
];

/** What the citizen opens with it: the extract, as the leader who made the link may see it today. */
export const readLogExtractDoor: LinkDoor = {
  purpose: 'read-log-extract',
  path: paths.openReadLogExtract(':code'),
  act: 'read-log.hand-over',
  hasShortCode: true,
  async open({ tx, link, language, saw }) {
    if (link.citizenId === null) throw new NotFound();
    const { citizenId } = await findCitizen(tx, link.citizenId);
    saw(citizenId);
    const lookUps = await lookUpsOf(tx, citizenId);
    return { title: texts(language).extract, body: <Extract {...{ lookUps, language }} /> };
  },
};

interface Room {
  citizen: CitizenHead;
  phone: string | null;
  recipientLanguage: string | null;
  ways: readonly Way[];
  warns: boolean;
}

async function roomOf({ tx, today, ...visit }: Visit): Promise<Room> {
  const citizen = await findCitizen(tx, visit.id('citizen'));
  visit.saw(citizen.citizenId);
  const { phone, language } = await reachOf(tx, citizen.citizenId);
  const read = parsePhoneNumber(phone ?? '');
  return {
    citizen,
    phone: read.ok ? read.e164 : null,
    recipientLanguage: language,
    ways: read.ok ? WAYS : ['paper'],
    warns: needsWarning(await protectionsOf(tx, citizen.citizenId), today) !== null,
  };
}

async function show(visit: Visit, room: Room): Promise<Answer> {
  const { tx, form, language, now } = visit;
  const { citizen, ways, warns } = room;
  const t = texts(language);
  const words = formTexts(language);
  const earlier = await linksOf(tx, citizen.citizenId);
  const props = { citizen, form, language, now, ways, warns, earlier };
  return page({
    status: form.isValid ? 200 : 422,
    title: form.isValid ? t.title : words.errorTitle(t.title),
    place: 'citizens',
    body: (
      <Stack>
        <ErrorSummary title={words.errors} errors={form.errors} />
        <PageHead
          title={t.title}
          aside={displayName(citizen)}
          back={{ href: paths.readLog(citizen.citizenId), label: t.back }}
        />
        <div class="form">
          <Paper>
            <HandOverForm {...props} />
          </Paper>
        </div>
        <Earlier {...props} />
        <TextedList texted={await textedTo(tx, citizen.citizenId)} language={language} />
      </Stack>
    ),
  });
}

async function make(visit: Visit, room: Room): Promise<Answer> {
  const { tx, actor, form, language, now, address } = visit;
  const { citizenId } = room.citizen;
  const { way, isConfirmed } = readWay(form, { ways: room.ways, warns: room.warns, language });
  if (!form.isValid) return show(visit, room);
  const expiresAt = now.add({ hours: OPEN_FOR_HOURS });
  const codes = await createLink(tx, actor, {
    linkId: UUID.test(form.typed('form_key')) ? form.typed('form_key') : crypto.randomUUID(),
    purpose: 'read-log-extract',
    recipientKind: 'citizen',
    citizenId,
    expiresAt,
    isSingleUse: true,
    hasShortCode: true,
  });
  if (codes === null) return redirect(paths.handOverReadLog(citizenId), texts(language).already);
  const url = `${address}${paths.openReadLogExtract(codes.code)}`;
  const until = (as: typeof language) => lastDayOf(expiresAt, as);
  if (way !== 'paper' && room.phone)
    await queueMessage(tx, actor, {
      kind: way === 'sms_link' ? 'link' : 'short_code',
      channel: 'sms',
      to: room.phone,
      citizenId,
      language: room.recipientLanguage,
      values: { address: url, code: codes.shortCode ?? '', until: until(messageLanguage(room.recipientLanguage)) },
      sendBefore: expiresAt,
      isConfirmed,
    });
  return page({
    title: texts(language).madeTitle,
    place: 'citizens',
    body: (
      <MadePage
        citizenId={citizenId}
        address={way === 'sms_link' ? null : url}
        shortCode={way === 'sms_code' ? null : codes.shortCode}
        until={until(language)}
        language={language}
      />
    ),
  });
}

async function close({ tx, language }: Visit, { citizen }: Room, linkId: string): Promise<Answer> {
  const isHers = (await linksOf(tx, citizen.citizenId)).some((one) => one.linkId === linkId);
  if (!isHers) throw new NotFound();
  await revokeLink(tx, linkId);
  return redirect(paths.handOverReadLog(citizen.citizenId), texts(language).closed);
}
