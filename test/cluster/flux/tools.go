//go:build tools

// Package tools keeps the main package of kustomize-controller in go.mod.
package tools

import _ "github.com/fluxcd/kustomize-controller"
