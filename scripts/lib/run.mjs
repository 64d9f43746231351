import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { findNode24, ROOT } from './paths.mjs';

/**
 * Runs a program without a shell. `quiet` collects the output instead of showing it.
 * @returns {Promise<{code: number, output: string, timedOut: boolean}>}
 */
export function run(
  program,
  args,
  { quiet = false, env = {}, timeout = 0, cwd = ROOT, stdin = 'ignore', shell = false } = {},
) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...withNode24(process.env), ...env },
      stdio: [stdin, quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      shell,
    });
    let output = '';
    let timedOut = false;
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    const timer =
      timeout > 0
        ? setTimeout(() => {
            timedOut = true;
            child.kill('SIGKILL');
          }, timeout)
        : null;
    // Ctrl+C reaches the child too: it shuts its vault first, and this process waits for it. Other signals are handed on.
    const wait = () => undefined;
    const handOn = (signal) => child.kill(signal);
    process.on('SIGINT', wait).on('SIGTERM', handOn).on('SIGHUP', handOn);
    const finish = (code, extra = '') => {
      process.off('SIGINT', wait).off('SIGTERM', handOn).off('SIGHUP', handOn);
      if (timer !== null) clearTimeout(timer);
      resolve({ code, output: output + extra, timedOut });
    };
    child.once('error', (cause) => finish(127, `${cause.message}\n`));
    child.once('close', (code, signal) => finish(code ?? (signal === null ? 1 : 128)));
  });
}

/** What a program starts as `node` is the pinned one too; npm does not always link it into `.bin`. */
function withNode24(env) {
  const node = findNode24();
  if (node === null) return env;
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...env, [key]: [dirname(node), env[key] ?? ''].join(delimiter) };
}
