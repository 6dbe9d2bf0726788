// Package bounce reads the notices that mail servers send about delivery: which address failed, who refused it, in
// which words, whether trying again can help, and who has to do something. It reads what a notice says and
// judges it by rules that stand in rules.toml. It keeps the law that only a notice is called one: mail that
// talks about bounces, a receipt and an automatic reply are none.
package bounce
