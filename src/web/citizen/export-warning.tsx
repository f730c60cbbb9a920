import { Acts } from '../components/acts.tsx';
import { LinkButton } from '../components/link-button.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Paper } from '../components/paper.tsx';
import { Stack } from '../components/stack.tsx';
import { type Answer, page, type Visit } from '../feature.ts';
import { defineTexts } from '../texts.ts';

const texts = defineTexts({
  title: { da: 'Før du henter: beskyttede borgere', en: 'Before you get it: protected citizens' },
  lead: {
    da: (n: number) => (n === 1 ? 'Én borger er beskyttet.' : `${n} af borgerne er beskyttede.`),
    en: (n: number) => (n === 1 ? 'One citizen is protected.' : `${n} of the citizens are protected.`),
  },
  care: {
    da: 'Det, du henter, kan ende et sted, hvor andre læser det. Del det kun med den, det er til, og slet det bagefter.',
    en: 'What you get may end where others read it. Share it only with the one it is for, and delete it afterwards.',
  },
  go: { da: 'Hent alligevel', en: 'Get it all the same' },
  back: { da: 'Fortryd', en: 'Cancel' },
});

/**
 * The page that stands before a download with protected persons in it; null when nobody is, or it has been read. `what` says in one
 * sentence what of them is in the file.
 */
export function warnBeforeExport(
  visit: Pick<Visit, 'language' | 'query'>,
  file: { href: string; back: string; protectedCount: number; what: string },
): Answer | null {
  if (file.protectedCount === 0 || visit.query('aware') === 'yes') return null;
  const t = texts(visit.language);
  return page({
    title: t.title,
    body: (
      <Stack>
        <PageHead title={t.title} lead={t.lead(file.protectedCount)} back={{ href: file.back, label: t.back }} />
        <Paper tone="plum">
          <p>{file.what}</p>
          <p>{t.care}</p>
          <Acts>
            <LinkButton kind="primary" icon="download" href={`${file.href}?aware=yes`} isDownload>
              {t.go}
            </LinkButton>
          </Acts>
        </Paper>
      </Stack>
    ),
  });
}
