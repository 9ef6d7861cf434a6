output "url" {
  description = "Where the service answers."
  value       = "${local.https ? "https" : "http"}://${aws_lb.main.dns_name}"
}

output "repository" {
  description = "Where its images go."
  value       = aws_ecr_repository.service.repository_url
}

output "deploy_role" {
  description = "What its workflow takes on."
  value       = aws_iam_role.deploy.arn
}

output "dashboard" {
  description = "Its graphs."
  value       = "https://${var.region}.console.aws.amazon.com/cloudwatch/home?region=${var.region}#dashboards:name=${var.name}"
}
