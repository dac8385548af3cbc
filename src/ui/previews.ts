/**
 * Every preview there is, in the order of the development pages. A component without a preview here fails previews.test.tsx.
 */
import type { Preview } from './preview.ts';
import { alertPreview } from './alert/alert.preview.tsx';
import { buttonPreview } from './button/button.preview.tsx';
import { cardPreview } from './card/card.preview.tsx';
import { checkboxGroupPreview } from './checkbox-group/checkbox-group.preview.tsx';
import { checkboxPreview } from './checkbox/checkbox.preview.tsx';
import { choicePreview } from './choice/choice.preview.tsx';
import { codeFieldPreview } from './code-field/code-field.preview.tsx';
import { columnsPreview } from './columns/columns.preview.tsx';
import { dateFieldPreview } from './date-field/date-field.preview.tsx';
import { demoNotePreview } from './demo-note/demo-note.preview.tsx';
import { emptyStatePreview } from './empty-state/empty-state.preview.tsx';
import { errorPagesPreview } from './error-pages/error-pages.preview.tsx';
import { errorSummaryPreview } from './error-summary/error-summary.preview.tsx';
import { expandablePreview } from './expandable/expandable.preview.tsx';
import { fileFieldPreview } from './file-field/file-field.preview.tsx';
import { filtersPreview } from './filters/filters.preview.tsx';
import { formPreview } from './form/form.preview.tsx';
import { heroPreview } from './hero/hero.preview.tsx';
import { iconPreview } from './icon/icon.preview.tsx';
import { layoutPreview } from './layout/layout.preview.tsx';
import { linkPreview } from './link/link.preview.tsx';
import { messagePagePreview } from './message-page/message-page.preview.tsx';
import { pageHeadingPreview } from './page-heading/page-heading.preview.tsx';
import { paginationPreview } from './pagination/pagination.preview.tsx';
import { passwordFieldPreview } from './password-field/password-field.preview.tsx';
import { phoneFieldPreview } from './phone-field/phone-field.preview.tsx';
import { powersPreview } from './powers/powers.preview.tsx';
import { printButtonPreview } from './print-button/print-button.preview.tsx';
import { progressNotePreview } from './progress-note/progress-note.preview.tsx';
import { qrCodePreview } from './qr-code/qr-code.preview.tsx';
import { radioGroupPreview } from './radio-group/radio-group.preview.tsx';
import { ruleListPreview } from './rule-list/rule-list.preview.tsx';
import { searchFormPreview } from './search-form/search-form.preview.tsx';
import { selectFieldPreview } from './select-field/select-field.preview.tsx';
import { ssnFieldPreview } from './ssn-field/ssn-field.preview.tsx';
import { statusPreview } from './status/status.preview.tsx';
import { stepIndicatorPreview } from './step-indicator/step-indicator.preview.tsx';
import { stepsPreview } from './steps/steps.preview.tsx';
import { summaryListPreview } from './summary-list/summary-list.preview.tsx';
import { tablePreview } from './table/table.preview.tsx';
import { textAreaPreview } from './text-area/text-area.preview.tsx';
import { textFieldPreview } from './text-field/text-field.preview.tsx';
import { trackingIdPreview } from './tracking-id/tracking-id.preview.tsx';
import { unseenFieldPreview } from './unseen-field/unseen-field.preview.tsx';
import { workFieldPreview } from './work-field/work-field.preview.tsx';

export const previews: readonly Preview[] = [
  alertPreview,
  buttonPreview,
  cardPreview,
  checkboxGroupPreview,
  checkboxPreview,
  choicePreview,
  codeFieldPreview,
  columnsPreview,
  dateFieldPreview,
  demoNotePreview,
  emptyStatePreview,
  errorPagesPreview,
  errorSummaryPreview,
  expandablePreview,
  fileFieldPreview,
  filtersPreview,
  formPreview,
  heroPreview,
  iconPreview,
  layoutPreview,
  linkPreview,
  messagePagePreview,
  pageHeadingPreview,
  paginationPreview,
  passwordFieldPreview,
  phoneFieldPreview,
  powersPreview,
  printButtonPreview,
  progressNotePreview,
  qrCodePreview,
  radioGroupPreview,
  ruleListPreview,
  searchFormPreview,
  selectFieldPreview,
  ssnFieldPreview,
  statusPreview,
  stepIndicatorPreview,
  stepsPreview,
  summaryListPreview,
  tablePreview,
  textAreaPreview,
  textFieldPreview,
  trackingIdPreview,
  unseenFieldPreview,
  workFieldPreview,
];

export function findPreview(name: string, state: string) {
  const preview = previews.find((candidate) => candidate.name === name);
  const found = preview?.states.find((candidate) => candidate.name === state);
  return preview && found ? { preview, state: found } : null;
}
