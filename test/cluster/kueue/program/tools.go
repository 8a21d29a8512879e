//go:build tools

// Package tools keeps the main package of Kueue in go.mod.
package tools

import _ "sigs.k8s.io/kueue/cmd/kueue"
