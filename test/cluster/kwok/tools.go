//go:build tools

// Package tools keeps kwok's main package in go.mod.
package tools

import _ "sigs.k8s.io/kwok/cmd/kwok"
