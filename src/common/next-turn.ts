const waiting: (() => void)[] = [];

/**
 * Gives way between two pieces of computing, so that requests are answered meanwhile. Of all that compute at the same
 * time one goes on in each turn of the event loop: eight runs hold a request up no longer than one does.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(letOneGo);
  });
}

function letOneGo(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(letOneGo);
}
