import type { Actor } from '#access/actor.ts';
import type { Code } from '#db/code-list.ts';
import { isAllowedInDemo, parseCprNumber } from '#domain/identity/cpr-number.ts';
import { parseName } from '#domain/identity/person-name.ts';
import { parsePhoneNumber } from '#domain/identity/phone-number.ts';
import type { Colleague } from '#web/citizen/colleagues.ts';
import type { Form } from '#web/form.ts';
import type { Language } from '#web/texts.ts';
import type { NewCitizen } from './open-citizen-file.ts';
import { texts } from './texts.ts';

/** What the form chooses among. */
export interface NewCitizenRoom {
  codes: Record<'language' | 'target-group', Code[]>;
  colleagues: readonly Colleague[];
  language: Language;
}

/** Reads the form of a new citizen; every refusal stands in the form's errors. */
export function readNewCitizen(
  form: Form,
  actor: Actor & { officeId: string },
  room: NewCitizenRoom,
  today: Temporal.PlainDate,
): NewCitizen {
  const t = texts(room.language);
  const codes = (list: keyof NewCitizenRoom['codes']) => room.codes[list].map((one) => one.code);
  return {
    firstName: readName(form, 'first_name', true, room.language),
    lastName: readName(form, 'last_name', false, room.language),
    cpr: readCpr(form, actor.isDemo, room.language),
    phone: readPhone(form, t.phoneWrong),
    address: form.text('address', { max: 200 }) || null,
    language: form.oneOf('language', ['', ...codes('language')], t.languageUnknown) || null,
    needsInterpreter: form.typed('interpreter') === 'yes',
    officeId: actor.officeId,
    targetGroup: form.oneOf('target_group', codes('target-group'), t.targetGroupMissing),
    from: today,
    contactPersonId: form.oneOf(
      'contact_person',
      room.colleagues.map((one) => one.staffId),
      t.contactPersonMissing,
    ),
  };
}

function readName(form: Form, field: string, isRequired: boolean, language: Language): string {
  const t = texts(language);
  const read = parseName(form.typed(field));
  if (read.ok) return read.name;
  const words = {
    empty: t.nameMissing,
    too_long: t.nameTooLong,
    invisible_character: t.nameInvisible,
    no_letter: t.nameNoLetter,
  };
  if (read.reason !== 'empty' || isRequired) form.refuse(field, words[read.reason]);
  return '';
}

function readCpr(form: Form, isDemo: boolean, language: Language): string | null {
  const t = texts(language);
  const read = parseCprNumber(form.typed('cpr'));
  if (!read.ok) {
    if (read.reason !== 'empty') form.refuse('cpr', read.reason === 'no_such_date' ? t.cprNoDate : t.cprWrong);
    return null;
  }
  if (isDemo && !isAllowedInDemo(read.cpr)) form.refuse('cpr', t.cprDemo);
  return read.cpr;
}

function readPhone(form: Form, message: string): string | null {
  const read = parsePhoneNumber(form.typed('phone'));
  if (read.ok) return read.e164;
  if (read.reason !== 'empty') form.refuse('phone', message);
  return null;
}
