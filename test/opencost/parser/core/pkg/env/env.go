// Package env says what the environment of the parser would.
package env

func GetClusterID() string { return "cluster" }
