import type { Actor } from '#access/actor.ts';
import { type Audience, audiencesOf, type Visibility } from '#domain/consent/visibility.ts';
import { joinWords } from '#drawing/join-words.ts';
import { defineTexts, type Language } from '../texts.ts';

const texts = defineTexts({
  onlyYou: { da: 'Ses kun af dig', en: 'Seen by you alone' },
  onlyAuthor: { da: 'Ses kun af den, der skrev', en: 'Seen by its writer alone' },
  you: { da: 'dig', en: 'you' },
  author: { da: 'den, der skrev', en: 'its writer' },
  partners: { da: 'partnere med samtykke', en: 'partners with consent' },
  sees: {
    da: (seen: string, not: string) => `Ses af ${seen}${not && `, ikke af ${not}`}`,
    en: (seen: string, not: string) => `Seen by ${seen}${not && `, not by ${not}`}`,
  },
});

/** Da: Ses af … The sentence under a note. */
export function seenBy(
  visibility: Visibility,
  round: { hasConsentedPartner: boolean; isAuthorMunicipal: boolean; isMine: boolean },
  actor: Pick<Actor, 'employmentServiceName'>,
  language: Language,
): string {
  const t = texts(language);
  if (visibility === 'author') return round.isMine ? t.onlyYou : t.onlyAuthor;
  const word: Record<Audience, string> = {
    author: round.isMine ? t.you : t.author,
    municipal_staff: actor.employmentServiceName,
    consented_partners: t.partners,
  };
  const { seenBy: seen, notSeenBy: not } = audiencesOf(visibility, round);
  const join = (audiences: readonly Audience[]) =>
    joinWords(
      audiences.map((one) => word[one]),
      language,
    );
  return t.sees(join(seen), join(not));
}
