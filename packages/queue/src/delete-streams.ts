import { connect } from 'amqplib';

/** For tests and drills: deletes streams with everything that is in them, as a broker does whose disk is lost. */
export async function deleteStreams(url: string, names: readonly string[]): Promise<void> {
  const connection = await connect(url);
  const channel = await connection.createChannel();
  for (const name of names) await channel.deleteQueue(name);
  await connection.close();
}
