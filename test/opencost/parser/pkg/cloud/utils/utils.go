// Package utils writes names as OpenCost does.
package utils

import (
	"golang.org/x/text/cases"
	"golang.org/x/text/language"
)

var ToTitle = cases.Title(language.Und, cases.NoLower)
