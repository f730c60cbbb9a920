import type { ComponentChildren } from 'preact';

/** What every drawing is given: its name on the page, its short name, and what it shows in words. */
export interface DrawingNames {
  id: string;
  title: string;
  description: string;
}

/** The frame of a drawing. Half a page is 380 wide, a whole one 760. */
export function Drawing(props: DrawingNames & { width: number; height: number; children: ComponentChildren }) {
  const { id, title, description, width, height, children } = props;
  return (
    <svg
      class={width > 400 ? 'wide' : 'half'}
      viewBox={`0 0 ${width} ${height}`}
      font-size={12.5}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      {children}
    </svg>
  );
}

/** The width of a drawing that takes half a page, and a whole one. */
export const HALF_WIDTH = 380;
export const FULL_WIDTH = 760;
