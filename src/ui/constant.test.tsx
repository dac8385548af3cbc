/** A constant part is drawn once for what it is given, knows nothing of the person, and is escaped like everything else. */
import { useContext } from 'hono/jsx';
import { expect, test } from 'vitest';
import { constant } from './constant.ts';
import { ButtonForm } from './form/form.tsx';
import { previewContext, RenderContext } from './render-context.ts';
import { renderPart } from './render.ts';

const counted = () => {
  let times = 0;
  const Part = constant(({ name }: { name: string }) => {
    times += 1;
    return <p title={name}>{name}</p>;
  });
  return { Part, times: () => times };
};

test('it is drawn once for each set of props', () => {
  const { Part, times } = counted();
  const draw = () =>
    renderPart(
      <li>
        <Part name="<b>" />
      </li>,
    );
  expect([draw(), draw()]).toEqual(Array(2).fill('<li><p title="&lt;b&gt;">&lt;b&gt;</p></li>'));
  expect(renderPart(<Part name="a" />)).toBe('<p title="a">a</p>');
  expect(times()).toBe(2);
});

test('many different props do not fill the memory, and what is compared with is drawn anew', () => {
  const { Part, times } = counted();
  const draw = (name: string, drawsAnew = false) => renderPart(<Part name={name} />, { ...previewContext, drawsAnew });
  for (let each = 0; each < 1000; each += 1) draw(String(each));
  draw('0');
  expect(times()).toBe(1000);
  draw('999');
  draw('0', true);
  expect(times()).toBe(1002);
});

test('it may ask neither for tokens nor for who is there', () => {
  const WithForm = constant(() => <ButtonForm action="/sign-out">x</ButtonForm>);
  const WithViewer = constant(() => <p>{useContext(RenderContext).frame.viewer?.name}</p>);
  expect(() => renderPart(<WithForm />)).toThrow('no form');
  expect(() => renderPart(<WithViewer />)).toThrow('by its props');
});
