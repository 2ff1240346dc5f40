import { describe, expect, it } from '@jest/globals';
import { eventTypes } from '@red-tortoise/contracts';
import { alertMessage, digestMessage, envelope, sampleAlert } from '../test-support/sample-messages.js';
import { slackOf } from './slack-of.js';

describe('a message for Slack', () => {
  it('has a text for where blocks do not show, a link, the reason and the ways to less of it', () => {
    const { text, blocks } = slackOf({ ...alertMessage(), unsubscribe: null });
    expect(text).toBe('lodash 4.17.20: critical finding CVE-2021-23337 opened in web-shop');
    const said = JSON.stringify(blocks);
    expect(said).toContain(`<https://tortoise.example/findings/${'f'.repeat(32)}|lodash 4.17.20: critical`);
    expect(said).toContain('Because of rule “Critical ones”');
    expect(said).toContain('?mute=1|Mute lodash>');
    expect(said).toContain('|Channel settings>');
  });

  it('mentions nobody and links nowhere because of foreign words', () => {
    const data = { version: '<!channel>', message: '<https://evil.example|here> & <@U1>' };
    const said = JSON.stringify(slackOf(alertMessage(sampleAlert('package.deprecated', { data }))));
    expect(said).not.toMatch(/<!|<@|<https:\/\/evil/);
    expect(said).toContain('&lt;!channel&gt; deprecated');
    expect(said).toContain('&amp; &lt;@U1&gt;');
  });

  it('keeps to the sizes that Slack takes, however long a digest is', () => {
    const long = { data: { version: '9'.repeat(400) } };
    const many = Array.from({ length: 500 }, (_, index) => sampleAlert(eventTypes[index % eventTypes.length], long));
    const { blocks } = slackOf(digestMessage(many, 1_000));
    expect(blocks.length).toBeLessThanOrEqual(50);
    for (const block of blocks) {
      const texts = block.type === 'section' ? [block.text] : block.elements;
      for (const { text } of texts) {
        expect(text.length).toBeGreaterThan(0);
        expect(text.length).toBeLessThanOrEqual(3_000);
        // No link is cut in the middle.
        expect(text.split('<')).toHaveLength(text.split('>').length);
      }
    }
    expect(JSON.stringify(blocks)).toContain('|1,000 more in the feed>');
  });

  it('leaves no alert of a digest out without saying so, and says why each came', () => {
    const reasons = [{ ...(sampleAlert().reasons[0] as object), projectName: '&'.repeat(100) } as never];
    const many = Array.from({ length: 30 }, () => sampleAlert('package.released', { reasons, heldBack: true }));
    const texts = slackOf(digestMessage(many)).blocks.flatMap((block) =>
      block.type === 'section' ? [block.text.text] : [],
    );
    const shown = texts.join('\n').split('• ').length - 1;
    expect(shown).toBe(10);
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.join('\n').split('Because of rule “Critical ones”')).toHaveLength(shown + 1);
    expect(texts.at(-1)?.split('\n').at(-1)).toContain(`|${many.length - shown} more in the channel’s log>`);
  });

  it('that only tests the channel says that nothing happened', () => {
    expect(JSON.stringify(slackOf({ ...envelope, kind: 'test' }))).toContain('Nothing happened');
  });
});
