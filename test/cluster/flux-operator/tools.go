//go:build tools

// Package tools keeps the main package of flux-operator in go.mod.
package tools

import _ "github.com/controlplaneio-fluxcd/flux-operator/cmd/operator"
