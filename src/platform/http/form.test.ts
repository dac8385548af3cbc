/** A form keeps what was typed, names what is wrong, and takes nothing that it didn't ask for. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineForm, readForm } from './form.ts';

const form = defineForm(
  {
    name: z.string().min(1, { error: () => 'Enter a name.' }),
    password: z.string(),
    functions: z.array(z.enum(['a', 'b'])),
  },
  { secret: ['password'] },
);
const read = (body: string) => readForm(form, new URLSearchParams(body));

describe('readForm', () => {
  it('gives the command, without our own fields', () => {
    const result = read('csrf=x&idempotency=y&name=Ann&password=p&functions=a&functions=b');
    expect(result).toMatchObject({ kind: 'command', command: { name: 'Ann', password: 'p', functions: ['a', 'b'] } });
  });

  it('keeps values but no secret when something is missing', () => {
    const result = read('name=&password=hunter2&functions=a');
    expect(result).toMatchObject({
      kind: 'mistakes',
      filled: { values: { name: '', functions: ['a'] }, errors: { name: 'Enter a name.' } },
    });
    expect(JSON.stringify(result)).not.toContain('hunter2');
  });

  it('says so when a field did not come at all', () =>
    expect(read('password=p')).toMatchObject({
      kind: 'mistakes',
      filled: { errors: { name: 'Fill in this field.' } },
    }));

  it.each([
    ['an unknown field', 'name=A&password=p&role=operator'],
    ['a single field twice', 'name=A&name=B&password=p'],
    ['__proto__', 'name=A&password=p&__proto__=x'],
    ['constructor', 'name=A&password=p&constructor=x'],
    ['a NUL', 'name=A%00&password=p'],
    ['a flood of fields', `name=A&password=p${'&functions=a'.repeat(400)}`],
  ])('refuses %s', (_, body) => expect(read(body).kind).toBe('tampered'));
});
