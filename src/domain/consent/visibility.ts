/**
 * Who sees a note (Da: "Ses af"): its author alone, the authority, or the whole team round the citizen.
 * The narrowest that serves the purpose is the default; the database decides each row by the same three codes.
 */
export const VISIBILITIES = ['author', 'authority', 'team'] as const;

/** A code of who sees a note. */
export type Visibility = (typeof VISIBILITIES)[number];

/** What a new note starts with: the authority, not the partners. */
export const DEFAULT_VISIBILITY: Visibility = 'authority';

/**
 * Groups of people that a "Ses af" line names. `municipal_staff`: those of the municipality who may open the file, project leader included.
 * `consented_partners`: staff of other organisations to whom the citizen has said yes.
 */
export type Audience = 'author' | 'municipal_staff' | 'consented_partners';

/** Who sees a note and who, of those round the citizen, does not. */
export type Audiences = { readonly seenBy: readonly Audience[]; readonly notSeenBy: readonly Audience[] };

/**
 * The audiences of a note. Nobody is named who could not open the file anyway: partners appear only when a consent is in force.
 * An author from another organisation always sees what she wrote.
 *
 * Examples: `authority` with a consented partner → seen by municipal staff, not by the partner. `team` without consent → municipal staff.
 *
 * In Danish: docs/rules/hvem-ser-en-note.md
 */
export function audiencesOf(
  visibility: Visibility,
  citizen: { readonly hasConsentedPartner: boolean; readonly isAuthorMunicipal: boolean },
): Audiences {
  const round: Audience[] = citizen.hasConsentedPartner
    ? ['municipal_staff', 'consented_partners']
    : ['municipal_staff'];
  if (visibility === 'author') return { seenBy: ['author'], notSeenBy: round };
  const named: Audience[] = visibility === 'team' ? round : ['municipal_staff'];
  const seenBy: Audience[] = citizen.isAuthorMunicipal || visibility === 'team' ? named : ['author', ...named];
  return { seenBy, notSeenBy: round.filter((audience) => !named.includes(audience)) };
}

/** Whether someone who may open the citizen's file sees the note. */
export function seesNote(
  visibility: Visibility,
  viewer: { readonly isAuthor: boolean; readonly isMunicipal: boolean },
): boolean {
  return viewer.isAuthor || visibility === 'team' || (visibility === 'authority' && viewer.isMunicipal);
}

/** Whether a text is a code of who sees a note. */
export function isVisibility(text: string): text is Visibility {
  return VISIBILITIES.some((code) => code === text);
}
