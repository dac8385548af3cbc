/** Which budget, and how often it counts: each limit at its boundary. */
import { expect, it } from 'vitest';
import { decideBudget, mayCountWork, TYPING_TAKES_SECONDS, WORK_COUNTS_MINUTES } from './human-check.rules.ts';

const now = new Date('2026-05-03T12:00:00Z');
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);

it.each([
  { drawnAt: ago(TYPING_TAKES_SECONDS), isWorkDone: true, budget: 'worked', times: 1 },
  { drawnAt: ago(TYPING_TAKES_SECONDS - 0.001), isWorkDone: true, budget: 'worked', times: 2 },
  { drawnAt: ago(TYPING_TAKES_SECONDS), isWorkDone: false, budget: 'plain', times: 1 },
  { drawnAt: ago(0), isWorkDone: false, budget: 'plain', times: 2 },
  { drawnAt: null, isWorkDone: false, budget: 'plain', times: 2 },
])('$budget, $times times', ({ drawnAt, isWorkDone, budget, times }) => {
  expect(decideBudget({ drawnAt, isWorkDone, now })).toEqual({ budget, times });
});

it.each([
  [ago(WORK_COUNTS_MINUTES * 60 - 0.001), true],
  [ago(WORK_COUNTS_MINUTES * 60), false],
  // Drawn by another node whose clock is ahead.
  [ago(-3), true],
  [null, false],
])('work for a form drawn at %s counts: %s', (drawnAt, counts) => {
  expect(mayCountWork({ drawnAt, now })).toBe(counts);
});
