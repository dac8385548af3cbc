/**
 * The look of letters: the palette of the product written out, because a mail reader knows no custom properties.
 * Contrast on its ground stands behind each pair; 4.5 is the least for text (WCAG 2.2, 1.4.3).
 */
const ink = '#1c2733'; // 15.1 on paper
const inkSoft = '#56636f'; // 5.7 on mist
const paper = '#ffffff';
const mist = '#f5f7f8';
const line = '#d5dce1';
const spruce = '#0b5a53'; // 8.1 on paper, and paper on it
const spruceTint = '#e3f1ef';
const type = "'Public Sans', 'Helvetica Neue', Arial, sans-serif";

export const letterStyle = {
  ground: `margin:0;padding:24px 8px;background:${mist};color:${ink};font:17px/27px ${type}`,
  sheet: 'max-width:37em;margin:0 auto',
  mark: `margin:0 0 16px;padding:0 24px;color:${spruce};font-weight:600`,
  card: `display:block;padding:24px 24px 8px;background:${paper};border:1px solid ${line};border-radius:6px`,
  heading: 'margin:0 0 16px;font-size:24px;line-height:32px;font-weight:600',
  paragraph: 'margin:0 0 16px',
  list: 'margin:0 0 16px;padding-left:24px',
  facts: 'margin:0 0 16px',
  label: `margin:0;color:${inkSoft};font-size:15px;line-height:24px`,
  value: 'margin:0 0 8px;font-variant-numeric:tabular-nums;overflow-wrap:anywhere',
  link: `color:${spruce}`,
  button: `display:inline-block;padding:8px 24px;background:${spruce};color:${paper};border-radius:6px;text-decoration:none;font-weight:600`,
  small: `margin:0 0 16px;color:${inkSoft};font-size:15px;line-height:24px;overflow-wrap:anywhere`,
  code: `margin:0 0 16px;padding:8px 16px;background:${spruceTint};border-radius:6px;font-size:24px;line-height:40px;font-variant-numeric:tabular-nums;letter-spacing:2px;overflow-wrap:anywhere`,
  footer: 'padding:16px 24px 0',
  footerLine: `margin:0 0 16px;color:${inkSoft};font-size:15px;line-height:24px`,
} as const;
