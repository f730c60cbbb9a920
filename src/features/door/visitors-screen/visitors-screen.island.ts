// Shows the numbers anew when the queue of the office changes.
new EventSource('/door/open-door/events').addEventListener('door', () => location.reload());
