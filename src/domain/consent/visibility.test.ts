import { describe, expect, it } from 'vitest';
import { audiencesOf, isVisibility, seesNote } from './visibility.ts';

const municipal = { hasConsentedPartner: false, isAuthorMunicipal: true };
const withPartner = { hasConsentedPartner: true, isAuthorMunicipal: true };

describe('who sees a note', () => {
  it.each([
    ['author', withPartner, 'author', 'municipal_staff consented_partners', 'it is for its author alone'],
    ['author', municipal, 'author', 'municipal_staff', 'a partner without consent is not even named'],
    ['authority', withPartner, 'municipal_staff', 'consented_partners', 'the authority keeps it'],
    ['authority', municipal, 'municipal_staff', '', 'there is no partner to keep it from'],
    [
      'authority',
      { hasConsentedPartner: true, isAuthorMunicipal: false },
      'author municipal_staff',
      'consented_partners',
      'an author sees what she wrote',
    ],
    ['team', withPartner, 'municipal_staff consented_partners', '', 'it is for all round the citizen'],
    ['team', municipal, 'municipal_staff', '', 'without consent the team is the municipal staff'],
  ] as const)('%s %j: seen by %s, not by %s, because %s', (visibility, citizen, seenBy, notSeenBy, _because) => {
    const audiences = audiencesOf(visibility, citizen);
    expect([audiences.seenBy.join(' '), audiences.notSeenBy.join(' ')]).toEqual([seenBy, notSeenBy]);
  });

  it.each([
    ['author', true, false, true],
    ['author', false, true, false],
    ['authority', false, true, true],
    ['authority', false, false, false],
    ['authority', true, false, true],
    ['team', false, false, true],
  ] as const)('%s, own note: %s, municipal: %s → %s', (visibility, isAuthor, isMunicipal, expected) => {
    expect(seesNote(visibility, { isAuthor, isMunicipal })).toBe(expected);
  });

  it('knows its codes', () => {
    expect(isVisibility('team')).toBe(true);
    expect(isVisibility('everyone')).toBe(false);
  });
});
