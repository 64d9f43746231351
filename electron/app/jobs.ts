/** Long jobs that the user can stop, by the names under which they report their progress. */
export class Jobs {
  readonly #running = new Map<string, AbortController>();

  /** Begins a job; `end` must follow, whatever came of it. */
  begin(...names: readonly string[]): { readonly signal: AbortSignal; end(): void } {
    const controller = new AbortController();
    for (const name of names) this.#running.set(name, controller);
    return {
      signal: controller.signal,
      end: () => {
        for (const name of names) if (this.#running.get(name) === controller) this.#running.delete(name);
      },
    };
  }

  /** False where no such job runs. */
  cancel(name: string): boolean {
    const controller = this.#running.get(name);
    controller?.abort();
    return controller !== undefined;
  }

  /** Before the vault is locked: no job may outlive it. */
  cancelAll(): void {
    for (const controller of this.#running.values()) controller.abort();
  }
}
