/** The loopback registry as a process of its own, so that its work is not counted as the pipeline's. */
import { startLoopbackRegistry } from '@red-tortoise/testing';

const { url, names } = await startLoopbackRegistry({ packuments: process.argv[2] });
process.send({ url, names });
