locals {
  global_name = "${var.name}${var.global_suffix}"

  # Costs, alarms and resources are found by these.
  tags = {
    service     = var.name
    system      = var.system
    owner       = var.owner
    tier        = var.tier
    environment = var.environment
  }
}

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = local.tags
  }
}

provider "aws" {
  alias               = "dr"
  region              = var.dr_region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = local.tags
  }
}
