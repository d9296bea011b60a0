export function StartPage() {
  return <h1>Start a campaign</h1>;
}
