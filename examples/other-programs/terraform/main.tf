# A bucket for each namespace that `tenants.yaml` declares, and access to it for the accounts of its workloads.
#
#   tenancy list --format tfvars > terraform/tenancy.auto.tfvars.json
#   terraform -chdir=terraform plan
terraform {
  required_version = ">= 1.5"
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = ">= 5.0"
    }
  }
}

variable "project" {
  description = "The project of the clusters and the buckets."
  type        = string
}

variable "project_number" {
  description = "The number of that project."
  type        = string
}

# Only the attributes that are used here: Terraform leaves the others out.
variable "tenancy" {
  description = "What `tenancy list --format tfvars` prints."
  type = object({
    api_version = string
    namespaces = map(object({
      namespace        = string
      cluster          = string
      owner            = string
      environment      = string
      cost_center      = string
      service_accounts = list(string)
    }))
  })
  validation {
    condition     = var.tenancy.api_version == "cdk8s-tenancy/v1alpha1"
    error_message = "The file has another version than this module reads."
  }
}

locals {
  # One entry for each account, by a key that stays when others come and go.
  accounts = merge([
    for place, entry in var.tenancy.namespaces : {
      for account in entry.service_accounts :
      "${place}/${account}" => { place = place, namespace = entry.namespace, account = account }
    }
  ]...)
  identities = "principal://iam.googleapis.com/projects/${var.project_number}/locations/global/workloadIdentityPools/${var.project}.svc.id.goog"
}

resource "google_storage_bucket" "data" {
  for_each = var.tenancy.namespaces

  project                     = var.project
  name                        = "${var.project}-${replace(each.key, "/", "-")}"
  location                    = "EU"
  uniform_bucket_level_access = true
  labels = {
    owner       = each.value.owner
    environment = each.value.environment
    cost-center = lower(each.value.cost_center)
  }
}

resource "google_storage_bucket_iam_member" "workloads" {
  for_each = local.accounts

  bucket = google_storage_bucket.data[each.value.place].name
  role   = "roles/storage.objectUser"
  member = "${local.identities}/subject/ns/${each.value.namespace}/sa/${each.value.account}"
}
