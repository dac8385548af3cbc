import type { Preview } from '../preview.ts';
import { StepIndicator } from './step-indicator.tsx';

const steps = ['User Security', 'User Info', 'MFA Setup', 'Final Review'];

export const stepIndicatorPreview: Preview = {
  name: 'step-indicator',
  states: [
    { name: 'first', element: () => <StepIndicator steps={steps} current={0} /> },
    { name: 'third', element: () => <StepIndicator steps={steps} current={2} /> },
    { name: 'finished', element: () => <StepIndicator steps={steps} current={4} finished="Final Complete" /> },
  ],
};
