/**
 * A template for text messages and voice calls: one short sentence, and for a call the words to be read aloud.
 * No links: people are taught never to follow one that came as a text. The secret is null once it is gone.
 */
import { say } from '../../vocabulary/say.ts';
import { templateName, type LetterParams, type LetterShow } from '../mail/letter.ts';
import { inert } from '../mail/rendered-letter.ts';

export type SpokenChannel = 'text' | 'voice';

export interface TextLetter<Params extends LetterParams = LetterParams> {
  readonly name: string;
  readonly carriesSecret: boolean;
  text(params: Params, secret: string | null, show: LetterShow): string;
  readonly example: { readonly params: Params; readonly secret?: string };
}

export type TextLetterSpec<Params extends LetterParams> = Omit<TextLetter<Params>, 'carriesSecret'> &
  Partial<Pick<TextLetter<Params>, 'carriesSecret'>>;

export function defineText<Params extends LetterParams>(spec: TextLetterSpec<Params>): TextLetter<Params> {
  if (!templateName.test(spec.name)) throw new Error(`"${spec.name}" is no name for a text`);
  const text = { carriesSecret: false, ...spec };
  if (text.carriesSecret !== (spec.example.secret !== undefined))
    throw new Error(`The example of text ${spec.name} has a secret exactly when the text carries one`);
  return text;
}

/** Two segments of a text message in the GSM alphabet; a longer one is our fault and costs every reader money. */
const TEXT_LIMIT_CHARACTERS = 306;

export function renderText(
  template: TextLetter,
  values: { readonly params: LetterParams; readonly secret: string | null; readonly channel: SpokenChannel },
  show: LetterShow,
): string {
  const secret = values.secret !== null && values.channel === 'voice' ? spelled(values.secret) : values.secret;
  const said = inert(template.text(values.params, secret, show));
  if (said.length > TEXT_LIMIT_CHARACTERS) throw new Error(`Text ${template.name} is too long to be sent`);
  return values.channel === 'voice' ? say('{message} Once more: {message}', { message: said }) : said;
}

/** "492713" as "4, 9, 2, 7, 1, 3", so that a voice reads digits and not a number. */
const spelled = (secret: string): string => [...secret].join(', ');
