// Package config stands in for the files that OpenCost watches: the parser is given their contents.
package config

type ConfigFileManager struct{}
