/** Whether a request only looks: HEAD is GET without a body. */
export function isRead(method: string | undefined): boolean {
  return method === 'GET' || method === 'HEAD';
}
