/** Foreign text for Slack, without mentions and links: https://docs.slack.dev/messaging/formatting-message-text */
export function mrkdwn(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** A link. The address holds none of the characters that would end it: they are encoded. */
export function mrkdwnLink(url: string, label: string): string {
  const address = url.replace(/[<>|]/g, (character) => encodeURIComponent(character)).replace(/&/g, '&amp;');
  return `<${address}|${mrkdwn(label).replaceAll('|', '¦')}>`;
}
