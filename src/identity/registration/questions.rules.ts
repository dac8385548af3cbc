/**
 * The fifteen security questions of the legacy policy and what counts as an answer. Answers are returned as typed: the hash
 * folds case, signs and spaces by itself (platform/crypto), and only the hash is kept.
 * Source: I&A, "User Security"; the list of questions is ours.
 */
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import type { Refusal } from '../../vocabulary/refusal.ts';
import { countOf } from '../../vocabulary/refusal.ts';
import { say } from '../../vocabulary/say.ts';

/** A shorter answer is guessed; a longer one is a slip of the clipboard. Source: our decision. */
export const ANSWER_LEAST_CHARACTERS = 2;
export const ANSWER_MOST_CHARACTERS = 100;

export const QUESTION_CODES = [
  'first-street',
  'first-teacher',
  'first-job-town',
  'first-concert',
  'first-album',
  'first-pet',
  'first-car',
  'first-flight',
  'childhood-friend',
  'childhood-nickname',
  'grandparent-town',
  'parents-met',
  'wedding-place',
  'favorite-book',
  'dream-profession',
] as const;

export type QuestionCode = (typeof QUESTION_CODES)[number];

export interface QuestionAnswer {
  readonly question: string;
  readonly answer: string;
}

export type AnswersReason =
  'question-missing' | 'question-repeated' | 'answer-missing' | 'answer-short' | 'answer-long';

export const isQuestionCode = (code: string): code is QuestionCode =>
  (QUESTION_CODES as readonly string[]).includes(code);

type AnswerOutcome = Outcome<{ readonly question: QuestionCode; readonly answer: string }, AnswersReason>;

/** One of them, beside those before it. The fact `position` says which one, from 1. */
function decideAnswer(position: number, typed: readonly QuestionAnswer[]): AnswerOutcome {
  const { question = '', answer: typedAnswer = '' } = typed[position - 1] ?? {};
  if (!isQuestionCode(question)) return refused('question-missing', { position });
  if (typed.slice(0, position - 1).some((earlier) => earlier.question === question))
    return refused('question-repeated', { position });
  const answer = typedAnswer.trim();
  if (answer === '') return refused('answer-missing', { position });
  if (answer.replace(/[^\p{L}\p{N}]/gu, '').length < ANSWER_LEAST_CHARACTERS)
    return refused('answer-short', { position });
  if ([...answer].length > ANSWER_MOST_CHARACTERS) return refused('answer-long', { position });
  return done({ question, answer });
}

/** Every one of them, whether it is right or not: a page says all that is missing at once. */
export const eachAnswer = (count: number, typed: readonly QuestionAnswer[]): readonly AnswerOutcome[] =>
  Array.from({ length: count }, (_, index) => decideAnswer(index + 1, typed));

/** As many different questions as the policy asks for, each answered; otherwise the first that is not. */
export function decideAnswers(
  count: number,
  typed: readonly QuestionAnswer[],
): Outcome<readonly { question: QuestionCode; answer: string }[], AnswersReason> {
  const accepted: { question: QuestionCode; answer: string }[] = [];
  for (const outcome of eachAnswer(count, typed)) {
    if (!outcome.ok) return outcome;
    accepted.push(outcome.value);
  }
  return done(accepted);
}

export function questionText(code: QuestionCode): string {
  switch (code) {
    case 'first-street':
      return say('What is the name of the street that you first lived in?');
    case 'first-teacher':
      return say('What is the last name of your first teacher?');
    case 'first-job-town':
      return say('In which town was your first job?');
    case 'first-concert':
      return say('Whom did you see at your first concert?');
    case 'first-album':
      return say('What was the first album that you bought?');
    case 'first-pet':
      return say('What was the name of your first pet?');
    case 'first-car':
      return say('What was the make and model of your first car?');
    case 'first-flight':
      return say('Where did you go on your first flight?');
    case 'childhood-friend':
      return say('What is the first name of your best friend in childhood?');
    case 'childhood-nickname':
      return say('What was your nickname in childhood?');
    case 'grandparent-town':
      return say('In which town did your grandparents live?');
    case 'parents-met':
      return say('In which town did your parents meet?');
    case 'wedding-place':
      return say('What was the place of the first wedding that you went to?');
    case 'favorite-book':
      return say('What was your favorite book as a child?');
    case 'dream-profession':
      return say('What did you want to become as a child?');
  }
}

export function answersSentence(refusal: Refusal<AnswersReason>): string {
  const position = countOf(refusal, 'position');
  switch (refusal.reason) {
    case 'question-missing':
      return say('Select question {position}.', { position });
    case 'question-repeated':
      return say('Question {position} is one that you have selected before. Select another one.', { position });
    case 'answer-missing':
      return say('Answer question {position}.', { position });
    case 'answer-short':
      return say('Answer question {position} with at least {least} letters or numbers.', {
        position,
        least: ANSWER_LEAST_CHARACTERS,
      });
    case 'answer-long':
      return say('Shorten the answer to question {position} to {most} characters or fewer.', {
        position,
        most: ANSWER_MOST_CHARACTERS,
      });
  }
}
