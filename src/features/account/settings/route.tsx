import type { Route } from '#web/feature.ts';
import { paths } from '#web/paths.ts';

/** Language and theme live in two cookies of the browser; the router sets them from these fields. */
export const settingsRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: paths.settings,
    act: 'settings.change',
    handle: ({ form }) => {
      const back = form.typed('back');
      return {
        kind: 'redirect',
        to: /^\/(?!\/)[\w\-./?=&%]*$/.test(back) ? back : paths.start,
        settings: { language: form.typed('language'), theme: form.typed('theme') },
      };
    },
  },
];
