/** The logo: an open door with light behind it; the same door as the line under the top bar. */
export function DoorMark({ height = 26 }: { height?: number }) {
  return (
    <svg width={(height * 22) / 26} height={height} viewBox="0 0 22 26" aria-hidden="true" focusable="false">
      <rect class="mark-frame" width="22" height="26" rx="3.5" />
      <path class="mark-light" d="M6 4h11v22h-4.5V8z" />
      <path class="mark-leaf" d="M6 4.4l7 3V26H6z" />
      <rect class="mark-light" x="10" y="15" width="2" height="3" rx="1" />
    </svg>
  );
}
