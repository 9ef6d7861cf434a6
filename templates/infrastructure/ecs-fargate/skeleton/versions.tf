terraform {
  required_version = ">= 1.11.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }

  # Bucket, key and region are given to `terraform init` by the workflow.
  backend "s3" {
    encrypt      = true
    use_lockfile = true
  }
}
