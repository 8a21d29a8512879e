// Package opencost names providers.
package opencost

const CustomProvider = "custom"
