import 'reflect-metadata';
import { parentPort } from 'node:worker_threads';
import { verifyPdf } from './verify.ts';

/** Checks one file after another. Whatever a hostile file does to this heap ends with it. A bug surfaces as the worker's error. */
parentPort?.on('message', async (bytes: Uint8Array) => {
  parentPort?.postMessage(await verifyPdf(bytes));
});
