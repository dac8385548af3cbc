/**
 * The start, or a command, cannot go on because of something the operator can mend: one line, no stack trace, exit 1.
 * Name the variable or the file in the message.
 */
export class StartRefusal extends Error {
  override name = 'StartRefusal';
}
