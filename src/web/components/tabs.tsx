import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../icons/icon.tsx';

export interface Tab {
  href: string;
  label: string;
  isCurrent?: boolean | undefined;
  count?: number | undefined;
  icon?: IconName | undefined;
}

/** Views of the same thing: plain links, the current one marked. `hasRule` under an identity bar. */
export function Tabs(props: {
  label: string;
  tabs: readonly Tab[];
  aside?: ComponentChildren;
  hasRule?: boolean | undefined;
}) {
  return (
    <div class={props.hasRule ? 'tabs tabs-rule' : 'tabs'}>
      <nav class="tabs-list" aria-label={props.label}>
        {props.tabs.map((tab) => (
          <a class="tab" href={tab.href} aria-current={tab.isCurrent ? 'page' : undefined} key={tab.href}>
            {tab.icon ? <Icon name={tab.icon} size={16} /> : null}
            {tab.label}
            {tab.count === undefined ? null : <span class="tab-count">{tab.count}</span>}
          </a>
        ))}
      </nav>
      {props.aside ? <div class="tabs-aside">{props.aside}</div> : null}
    </div>
  );
}
