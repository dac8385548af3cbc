/**
 * Our own line icons, drawn on a 24 px grid and placed inline, so that they take the colour of their text (also in forced
 * colours) and need no request. An icon never stands alone: the word beside it carries the meaning, so it is hidden from
 * screen readers. Follows USWDS 3.14 "Icon".
 */
import { constant } from '../constant.ts';

const drawings = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6 6l12 12M18 6L6 18',
  info: 'M12 11v5.5M12 7.5v.2M12 3a9 9 0 100 18 9 9 0 000-18z',
  done: 'M8 12.4l2.8 2.8L16 9.6M12 3a9 9 0 100 18 9 9 0 000-18z',
  warning: 'M12 9.5v4.5M12 17v.2M12 3.5L2.5 20.5h19z',
  error: 'M12 7v6.2M12 16.6v.2M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3z',
  waiting: 'M12 7v5.2l3.4 2M12 3a9 9 0 100 18 9 9 0 000-18z',
  ended: 'M5.7 5.7l12.6 12.6M12 3a9 9 0 100 18 9 9 0 000-18z',
  help: 'M9.2 9.3a2.9 2.9 0 115 2c-.9.8-2.2 1.3-2.2 2.7M12 17v.2M12 3a9 9 0 100 18 9 9 0 000-18z',
  person: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4.5 20.5c.8-3.6 3.8-5.5 7.5-5.5s6.7 1.9 7.5 5.5',
  back: 'M19 12H5.5M11.5 5.5L5 12l6.5 6.5',
  onward: 'M5 12h13.5M12.5 5.5L19 12l-6.5 6.5',
  down: 'M6 9.5l6 6 6-6',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  download: 'M12 4v11M7 10.5l5 5 5-5M5 20h14',
  search: 'M10.5 4a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM15.5 15.5L20.5 20.5',
  lock: 'M6 10.5h12V20H6zM8.5 10.5V8a3.5 3.5 0 017 0v2.5',
  elsewhere: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
} as const;

export type IconName = keyof typeof drawings;

type IconProps = Readonly<{ name: IconName; size?: 'small' | 'large' | undefined }>;

export const Icon = constant(({ name, size }: IconProps) => (
  <svg
    class={size ? `cs-icon cs-icon--${size}` : 'cs-icon'}
    viewBox="0 0 24 24"
    width="24"
    height="24"
    fill="none"
    aria-hidden="true"
    focusable="false"
  >
    <path d={drawings[name]} stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" />
  </svg>
));

export const iconNames = Object.keys(drawings) as readonly IconName[];
