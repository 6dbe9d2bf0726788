// Package route decides which server held a message and for how long, told apart from wrong clocks. A
// real delay shifts every later stamp, a wrong clock shifts the stamps of one host only; where the stamps
// fit both, it says so, and it never gives a negative wait.
package route
