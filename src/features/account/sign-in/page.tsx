import { OtherLanguage } from '#web/components/other-language.tsx';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import type { DemoPerson } from './queries.ts';
import { texts } from './texts.ts';

/** The demo's door: everybody one may be, by municipality. */
export function SignInPage({ people, language }: { people: DemoPerson[]; language: Language }) {
  const t = texts(language);
  const municipalities = [...new Set(people.map((person) => person.municipalityName))];
  return (
    <div class="sign-in">
      <h1>{t.title}</h1>
      <p>{people.length > 0 ? t.lead : t.empty}</p>
      {municipalities.map((name, index) => (
        <section aria-labelledby={`municipality-${index}`} key={name}>
          <h2 id={`municipality-${index}`}>{name}</h2>
          <ul class="people">
            {people
              .filter((person) => person.municipalityName === name)
              .map((person) => (
                <li key={person.staffId}>
                  <Person person={person} language={language} />
                </li>
              ))}
          </ul>
        </section>
      ))}
      <div class="sign-in-foot">
        <a href={paths.signInPassword}>{t.withPassword}</a>
        <OtherLanguage language={language} back={paths.signIn} />
      </div>
    </div>
  );
}

function Person({ person, language }: { person: DemoPerson; language: Language }) {
  const name = `${person.firstName} ${person.lastName}`;
  return (
    <form method="post" action={paths.signIn}>
      <input type="hidden" name="municipality" value={person.municipalityId} />
      <input type="hidden" name="staff" value={person.staffId} />
      <button type="submit" class="person">
        <strong>{name}</strong> <span>{language === 'da' ? person.titleDa : person.titleEn}</span>{' '}
        <small>{[person.officeName, person.organisationName].filter(Boolean).join(' · ')}</small>
      </button>
    </form>
  );
}
