// Package json is that of the standard library.
package json

import "encoding/json"

var (
	NewDecoder = json.NewDecoder
	Unmarshal  = json.Unmarshal
)
